import { createHash } from 'node:crypto';
import type { AlgorithmList, ServerHostKeyAlgorithm } from 'ssh2';
import type { DriverContext, HostKey, PinnedHostKey } from '../contract/contract.ts';
import { DriverError } from '../contract/driver-error.ts';
import { describeSftpFailure } from './describe-sftp-failure.ts';
import { sftpFailure } from './explain-sftp-error.ts';
import type { SftpTarget } from './sftp-target.ts';

/** A server's key after its comparison. */
export interface ComparedHostKey extends HostKey {
  trust: 'pinned-before' | 'pinned-now' | 'not-pinned';
}

/** Servers sign with their RSA key by newer algorithms, and the key keeps its name. */
const ALGORITHMS: Readonly<Record<string, readonly ServerHostKeyAlgorithm[]>> = {
  'ssh-rsa': ['rsa-sha2-256', 'rsa-sha2-512'],
  'ssh-ed25519': ['ssh-ed25519'],
  'ecdsa-sha2-nistp256': ['ecdsa-sha2-nistp256'],
  'ecdsa-sha2-nistp384': ['ecdsa-sha2-nistp384'],
  'ecdsa-sha2-nistp521': ['ecdsa-sha2-nistp521'],
};

/** Reads a key in wire format: the length of the type's name in four bytes, then the name. */
export function readHostKey(key: Buffer): HostKey {
  const type = key.toString('latin1', 4, 4 + key.readUInt32BE(0));
  const digest = createHash('sha256').update(key).digest('base64').replace(/=+$/, '');
  return { type, fingerprint: `SHA256:${digest}` };
}

/** The address that a key is pinned for. */
export function addressOf({ host, port }: Pick<SftpTarget, 'host' | 'port'>): string {
  return `${host.toLowerCase()}:${port}`;
}

/** A server may have several keys; the key of the pinned type is requested first. */
export function preferType(type: string | undefined): {
  serverHostKey?: AlgorithmList<ServerHostKeyAlgorithm>;
} {
  const algorithms = ALGORITHMS[type ?? ''];
  if (algorithms === undefined) return {};
  return { serverHostKey: { append: [], remove: [...algorithms], prepend: [...algorithms] } };
}

/** Returns the pinned key of a server. */
export async function findPinned(
  target: SftpTarget,
  hostKeys: DriverContext['hostKeys'],
): Promise<PinnedHostKey | undefined> {
  return hostKeys && (await kept(hostKeys.find(addressOf(target))));
}

/**
 * Compares the server's key with the pinned one, and pins it at the first use.
 *
 * @throws DriverError `host-key-changed`
 */
export async function compareHostKey(
  shown: HostKey,
  target: SftpTarget,
  hostKeys: DriverContext['hostKeys'],
): Promise<ComparedHostKey> {
  if (hostKeys === undefined) return { ...shown, trust: 'not-pinned' };
  const address = addressOf(target);
  const known = await kept(hostKeys.find(address));
  const pinned = known ?? (await kept(Promise.resolve(hostKeys.pin?.(address, shown))));
  if (pinned === undefined) return { ...shown, trust: 'not-pinned' };
  if (pinned.fingerprint !== shown.fingerprint)
    throw sftpFailure('host-key-changed', { target, shown, pinned });
  return { ...shown, trust: known === undefined ? 'pinned-now' : 'pinned-before' };
}

/** Without its pins, a connection must not send a secret to the server. */
async function kept<T>(access: Promise<T>): Promise<T> {
  try {
    return await access;
  } catch (error) {
    throw new DriverError(describeSftpFailure('host-keys-unavailable'), error);
  }
}

/** Describes the key and why it is trusted, for users. */
export function describeHostKey({ type, fingerprint, trust }: ComparedHostKey): string {
  const words = {
    'pinned-before': 'the pinned one',
    'pinned-now': 'pinned at this first use',
    'not-pinned': 'not pinned',
  };
  return `host key ${type} ${fingerprint} (${words[trust]})`;
}
