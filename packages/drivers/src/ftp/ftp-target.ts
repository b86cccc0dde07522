import type { DriverAuth } from '../contract/contract.ts';
import { DriverError } from '../contract/driver-error.ts';
import type { ReachTarget } from '../operations/reach-stages.ts';

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
    throw unusable(
      'host-unreadable',
      'The server is not a host name or IP address.',
      'Enter the name alone, without ftp:// and without a path.',
    );
  }
  const target = {
    host,
    port: Number(params.port ?? FTP_PORT),
    userName: text('userName').trim(),
    password: text('password'),
  };
  // A line break would end the command and begin another one.
  if (target.userName === '' || /[\r\n\0]/.test(target.userName + target.password)) {
    throw unusable(
      'login-unreadable',
      'User name or password is missing, or contains a line break.',
      'Copy them again without a line break.',
    );
  }
  return target;
}

/** The network address of the server. */
export function toReachTarget({ host, port }: FtpTarget): ReachTarget {
  return { host, port, isSecure: false, hostHint: 'Check the name of the server for a typing mistake.' };
}

function ftpsUnsupported(): DriverError {
  return unusable(
    'ftps-unsupported',
    'The address is an FTPS address. The FTP source of the platform connects without encryption and has no setting for TLS.',
    'Use the SFTP source if the server offers SFTP, or enter the address at which it accepts plain FTP.',
  );
}

function unusable(code: string, cause: string, nextStep: string): DriverError {
  return new DriverError({ code, cause, nextStep, fixableBy: 'you' });
}
