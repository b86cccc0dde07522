import type { DriverAuth } from '../contract/contract.ts';
import { DriverError } from '../contract/driver-error.ts';
import type { ReachTarget } from '../operations/reach-stages.ts';
import { describeFtpFailure } from './describe-ftp-failure.ts';

/** The server to use, and the credentials. Holds a secret. */
export interface FtpTarget {
  host: string;
  port: number;
  userName: string;
  password: string;
}

const FTP_PORT = 21;
/** On this port, servers expect TLS from the first byte and send no greeting. */
const IMPLICIT_FTPS_PORT = 990;

/**
 * Reads the parameters of an auth method. The platform defines none for the port, but a given port is used.
 *
 * @throws DriverError if a parameter is invalid
 */
export function readFtpTarget({ params }: DriverAuth): FtpTarget {
  const text = (name: string) => (typeof params[name] === 'string' ? params[name] : '');
  const host = text('host')
    .trim()
    .replace(/^\[(.*)\]$/, '$1');
  if (/^ftps:/i.test(host) || Number(params.port) === IMPLICIT_FTPS_PORT) throw ftpsUnsupported();
  if (!/^[\w.:-]+$/.test(host)) {
    throw new DriverError(describeFtpFailure('host-unreadable'));
  }
  const target = {
    host,
    port: Number(params.port ?? FTP_PORT),
    userName: text('userName').trim(),
    password: text('password'),
  };
  // A line break would end the command and begin another one.
  if (target.userName === '' || /[\r\n\0]/.test(target.userName + target.password)) {
    throw new DriverError(describeFtpFailure('login-unreadable'));
  }
  return target;
}

/** The network address of the server. */
export function toReachTarget({ host, port }: FtpTarget): ReachTarget {
  return { host, port, isSecure: false, hostHint: 'Check the name of the server for a typing mistake.' };
}

function ftpsUnsupported(): DriverError {
  return new DriverError(describeFtpFailure('ftps-unsupported'));
}
