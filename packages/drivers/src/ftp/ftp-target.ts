import type { DriverAuth } from '../contract/contract.ts';
import { DriverError } from '../contract/driver-error.ts';
import type { ReachTarget } from '../operations/reach-stages.ts';

/** Which server to use, and as whom. Holds a secret. */
export interface FtpTarget {
  host: string;
  port: number;
  userName: string;
  password: string;
}

const FTP_PORT = 21;
/** Servers expect TLS from the first byte here and send no greeting. */
const IMPLICIT_FTPS_PORT = 990;

/**
 * Reads the parameters of an auth variant. The platform has none for the port; one that is there all the same is used.
 *
 * @throws DriverError when one cannot be what it should be
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
      'Give the name alone, without ftp:// and without a path.',
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
      'User name or password is missing, or holds a line break.',
      'Copy them again; a line break may have come along.',
    );
  }
  return target;
}

/** Where the server is to be reached. */
export function toReachTarget({ host, port }: FtpTarget): ReachTarget {
  return { host, port, isSecure: false, hostHint: 'Check the name of the server for a typing mistake.' };
}

function ftpsUnsupported(): DriverError {
  return unusable(
    'ftps-unsupported',
    'The address is one of FTPS. The FTP source of the platform connects without encryption and has no setting for TLS.',
    'Use the SFTP source if the server offers SFTP, or give the address at which it accepts plain FTP.',
  );
}

function unusable(code: string, cause: string, nextStep: string): DriverError {
  return new DriverError({ code, cause, nextStep, fixableBy: 'you' });
}
