import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import ssh2, { type AnyAuthMethod, type AuthHandlerMiddleware, type SFTPWrapper } from 'ssh2';
import type { DialGuard } from '../dial-guard.ts';
import type { DriverError } from '../driver-error.ts';
import type { StartFolder } from '../file-server-path.ts';
import { connectionClosed, sftpFailure } from './explain-sftp-error.ts';
import type { SftpPlace } from './sftp-place.ts';

/** A session under way. */
export interface SftpSession {
  sftp: SFTPWrapper;
  /** Type and fingerprint of the server's key, as `ssh-keygen -l` shows it. */
  hostKey: string;
  start: StartFolder;
}

const MAX_SENT_BYTES = 1024 * 1024;

/** Signs in, does the work and signs out. The library opens no socket of its own. */
export async function useSftp<T>(
  place: SftpPlace,
  { guard, signal }: { guard: DialGuard; signal: AbortSignal },
  work: (session: SftpSession) => Promise<T>,
): Promise<T> {
  const { host, port, userName: username } = place;
  const socket = await guard.connect({ host, port, signal });
  // The library writes a packet in small pieces; each would wait for the other side to confirm the one before.
  socket.setNoDelay();
  boundSending(socket);
  const client = new ssh2.Client();
  const stop = () => socket.destroy();
  signal.addEventListener('abort', stop);
  const lost = new Promise<never>((_resolve, reject) => {
    client.on('error', reject);
    client.on('close', () => reject(connectionClosed()));
  });
  lost.catch(() => {});
  const connected = <V>(step: Promise<V>) => Promise.race([step, lost]);
  let hostKey = '';
  try {
    await connected(
      new Promise<void>((resolve, reject) => {
        client.on('ready', resolve);
        client.connect({
          sock: socket,
          username,
          // The operation has a time limit of its own.
          readyTimeout: 0,
          hostVerifier: (key: Buffer) => {
            hostKey = describeKey(key);
            return true;
          },
          authHandler: chooseAuth(place, reject),
        });
      }),
    );
    const sftp = await connected(
      call<SFTPWrapper>((done) => client.sftp(done)).catch((error: unknown) => {
        throw sftpFailure('sftp-not-offered', { place }, error);
      }),
    );
    return await connected(findStart(sftp, place).then((start) => work({ sftp, hostKey, start })));
  } finally {
    signal.removeEventListener('abort', stop);
    client.end();
    socket.destroySoon();
  }
}

/**
 * To a server that takes packets of no bytes the library sends them without end, and holds up the whole process. Reading takes short
 * questions only.
 *
 * @see https://github.com/mscdex/ssh2/issues/1504
 */
function boundSending(socket: Socket): void {
  let left = MAX_SENT_BYTES;
  socket.write = new Proxy(socket.write, {
    apply(write, self, given) {
      left -= given[0].length;
      if (left < 0) throw new RangeError('More is sent than reading takes.');
      return Reflect.apply(write, self, given);
    },
  });
}

/** A call of the library as a promise. */
export function call<T>(
  start: (done: (error: Error | undefined | null, value: T) => void) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    start((error, value) => (error ? reject(error) : resolve(value)));
  });
}

/** First asks what the server offers, then tries the one way that the connection has. */
function chooseAuth(place: SftpPlace, fail: (error: DriverError) => void): AuthHandlerMiddleware {
  const { credential, userName: username } = place;
  const method = toAuthMethod(place);
  let attempts = 0;
  return (left: readonly string[] | null, isPartial: boolean | null, next) => {
    attempts++;
    const offered = left ?? [];
    if (attempts === 1) next({ type: 'none', username });
    else if (isPartial) fail(sftpFailure('second-factor-required', { place, offered }));
    else if (attempts > 2) fail(sftpFailure(`${credential.kind}-refused`, { place }));
    else if (offered.includes(method.type)) next(method);
    else fail(sftpFailure('auth-method-not-offered', { place, offered }));
  };
}

function toAuthMethod({ credential, userName: username }: SftpPlace): AnyAuthMethod {
  if (credential.kind === 'password') return { type: 'password', username, password: credential.password };
  const { privateKey: key, passphrase } = credential;
  return { type: 'publickey', username, key, ...(passphrase === undefined ? {} : { passphrase }) };
}

async function findStart(sftp: SFTPWrapper, { folderPath }: SftpPlace): Promise<StartFolder> {
  const path = await call<string>((done) => sftp.realpath(folderPath ?? '.', done));
  return { path, isOnly: folderPath !== undefined };
}

/** The key begins with the name of its type, after four bytes for the name's length. */
function describeKey(key: Buffer): string {
  const type = key.toString('latin1', 4, 4 + key.readUInt32BE(0));
  const digest = createHash('sha256').update(key).digest('base64').replace(/=+$/, '');
  return `${type} SHA256:${digest}`;
}
