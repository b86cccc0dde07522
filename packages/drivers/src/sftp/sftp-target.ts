import ssh2 from 'ssh2';
import type { DriverAuth } from '../contract/contract.ts';
import { DriverError } from '../contract/driver-error.ts';
import type { ReachTarget } from '../operations/reach-stages.ts';
import { describeSftpFailure } from './describe-sftp-failure.ts';

/** Where a connection reads, and its credentials. Holds secrets. */
export interface SftpTarget {
  host: string;
  port: number;
  userName: string;
  credential:
    | { kind: 'password'; password: string }
    | { kind: 'key'; privateKey: Buffer; passphrase: string | undefined };
  /** Start folder; undefined for the user's home folder. */
  folderPath: string | undefined;
  /** Whether several parts of a file may be requested at the same time. */
  canReadParts: boolean;
}

const SSH_PORT = 22;

/**
 * Reads the parameters of an auth method.
 *
 * @throws DriverError if they cannot be used
 */
export function readSftpTarget({ method, params }: DriverAuth): SftpTarget {
  const text = (name: string) => (typeof params[name] === 'string' ? params[name].trim() : '');
  const host = text('host').replace(/^\[(.*)\]$/, '$1');
  const port = params.port === undefined ? SSH_PORT : Number(params.port);
  if (!/^[\w.:-]+$/.test(host) || !Number.isInteger(port) || port < 1 || port > 65_535)
    throw hostUnreadable();
  const secret = (name: string) => (typeof params[name] === 'string' ? params[name] : '');
  return {
    host,
    port,
    userName: text('userName'),
    credential:
      method === 'SshPrivateKey'
        ? readKey(text('privateKeyContent'), secret('passPhrase') || undefined)
        : { kind: 'password', password: secret('password') },
    folderPath: text('folderPath') || undefined,
    canReadParts: params.disableChunking !== true,
  };
}

/** The network address of the server. */
export function toReachTarget({ host, port }: SftpTarget): ReachTarget {
  return { host, port, isSecure: false, hostHint: 'Check the name of the server for a typing mistake.' };
}

function readKey(content: string, passphrase: string | undefined): SftpTarget['credential'] {
  if (content.startsWith('-----')) {
    throw new DriverError(describeSftpFailure('private-key-not-encoded'));
  }
  const privateKey = Buffer.from(content, 'base64');
  const parsed = ssh2.utils.parseKey(privateKey, passphrase);
  if (!(parsed instanceof Error)) return { kind: 'key', privateKey, passphrase };
  if (/no passphrase/i.test(parsed.message)) {
    throw new DriverError(describeSftpFailure('passphrase-missing'));
  }
  if (passphrase !== undefined && /integrity|passphrase|decrypt/i.test(parsed.message)) {
    throw new DriverError(describeSftpFailure('passphrase-wrong'));
  }
  throw new DriverError(describeSftpFailure('private-key-unreadable'));
}

function hostUnreadable(): DriverError {
  return new DriverError(describeSftpFailure('host-unreadable'));
}
