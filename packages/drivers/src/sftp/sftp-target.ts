import ssh2 from 'ssh2';
import type { DriverAuth } from '../contract/contract.ts';
import { DriverError } from '../contract/driver-error.ts';
import type { ReachTarget } from '../operations/reach-stages.ts';

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
    throw keyUnusable(
      'private-key-not-encoded',
      'The private key is not Base64-encoded. The platform requires the encoded key file.',
      'Encode the whole file, for example with: base64 -w0 id_ed25519.',
    );
  }
  const privateKey = Buffer.from(content, 'base64');
  const parsed = ssh2.utils.parseKey(privateKey, passphrase);
  if (!(parsed instanceof Error)) return { kind: 'key', privateKey, passphrase };
  if (/no passphrase/i.test(parsed.message)) {
    throw keyUnusable(
      'passphrase-missing',
      'The private key is encrypted, and the connection has no passphrase for it.',
      'Add the passphrase of the key file.',
    );
  }
  if (passphrase !== undefined && /integrity|passphrase|decrypt/i.test(parsed.message)) {
    throw keyUnusable(
      'passphrase-wrong',
      'The passphrase does not open the private key.',
      'Check the passphrase: "ssh-keygen -y -f" with the key file asks for it and fails if it is wrong.',
    );
  }
  throw keyUnusable(
    'private-key-unreadable',
    'The private key is not a Base64-encoded key file in OpenSSH or PEM form.',
    'Encode the private key file, not the file that ends in .pub: base64 -w0 id_ed25519.',
  );
}

function keyUnusable(code: string, cause: string, nextStep: string): DriverError {
  return new DriverError({ code, cause, nextStep, fixableBy: 'you' });
}

function hostUnreadable(): DriverError {
  return new DriverError({
    code: 'host-unreadable',
    cause: 'The server is not a host name or IP address, or its port is not a number from 1 to 65535.',
    nextStep: 'Enter the name alone, without sftp:// and without a path; the port is a separate parameter.',
    fixableBy: 'you',
  });
}
