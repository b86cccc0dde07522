import type { Socket } from 'node:net';
import ssh2, { type AnyAuthMethod, type AuthHandlerMiddleware, type SFTPWrapper } from 'ssh2';
import type { DriverContext, HostKeyPins } from '../contract/contract.ts';
import type { DriverError } from '../contract/driver-error.ts';
import type { StartFolder } from '../listings/file-server-path.ts';
import { answerPassword } from './answer-password.ts';
import { connectionClosed, sftpFailure } from './explain-sftp-error.ts';
import { readGreeting } from './first-greeting.ts';
import { type ComparedHostKey, compareHostKey, findPinned, preferType, readHostKey } from './host-key.ts';
import type { SftpTarget } from './sftp-target.ts';

/** An open session. */
export interface SftpSession {
  sftp: SFTPWrapper;
  hostKey: ComparedHostKey;
  start: StartFolder;
}

const MAX_SENT_BYTES = 1024 * 1024;

/** Options of a session. */
export type SessionOptions = Pick<DriverContext, 'guard' | 'signal' | 'hostKeys'>;

/** Signs in, calls `work`, and signs out. The library opens no socket of its own. */
export async function useSftp<T>(
  target: SftpTarget,
  { guard, signal, hostKeys }: SessionOptions,
  work: (session: SftpSession) => Promise<T>,
): Promise<T> {
  const { host, port } = target;
  const known = await findPinned(target, hostKeys);
  const socket = await guard.connect({ host, port, signal });
  // The library writes a packet in small pieces, and each would wait for the acknowledgment of the previous one.
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
  try {
    const hostKey = await connected(signIn(client, { target, socket, hostKeys, keyType: known?.type }));
    const sftp = await connected(
      call<SFTPWrapper>((done) => client.sftp(done)).catch((error: unknown) => {
        throw sftpFailure('sftp-not-offered', { target }, error);
      }),
    );
    return await connected(findStart(sftp, target).then((start) => work({ sftp, hostKey, start })));
  } finally {
    signal.removeEventListener('abort', stop);
    client.end();
    socket.destroySoon();
  }
}

interface SignIn {
  hostKeys: HostKeyPins | undefined;
  target: SftpTarget;
  socket: Socket;
  /** Type of the pinned key, if any. */
  keyType: string | undefined;
}

/** Compares the server's key before any secret is sent to it. */
function signIn(
  client: ssh2.Client,
  { target, socket, hostKeys, keyType }: SignIn,
): Promise<ComparedHostKey> {
  return new Promise((resolve, reject) => {
    let hostKey: ComparedHostKey | undefined;
    client.on('ready', () => (hostKey === undefined ? reject(connectionClosed()) : resolve(hostKey)));
    socket.once('data', (bytes: Buffer) => {
      const greeting = readGreeting(bytes);
      // An SSH server may send other lines first, so lines of unknown protocols are left to the library.
      if (greeting?.protocol !== undefined) reject(sftpFailure('not-ssh', { target, greeting }));
    });
    client.connect({
      sock: socket,
      username: target.userName,
      // The operation has its own time limit.
      readyTimeout: 0,
      algorithms: preferType(keyType),
      hostVerifier: (key: Buffer, verify: (isTrusted: boolean) => void) => {
        compareHostKey(readHostKey(key), target, hostKeys).then(
          (compared) => {
            hostKey = compared;
            verify(true);
          },
          (error: unknown) => {
            reject(error);
            verify(false);
          },
        );
      },
      authHandler: chooseAuth(target, reject),
    });
  });
}

/**
 * To a server that accepts packets of zero bytes, the library sends them endlessly and blocks the process. Reading
 * needs short requests only.
 *
 * @see https://github.com/mscdex/ssh2/issues/1504
 */
function boundSending(socket: Socket): void {
  let left = MAX_SENT_BYTES;
  // The socket reads nothing while the library loops, and one session may send many requests.
  socket.on('data', () => {
    left = MAX_SENT_BYTES;
  });
  socket.write = new Proxy(socket.write, {
    apply(write, self, given) {
      left -= given[0].length;
      if (left < 0) throw new RangeError('More was sent than reading needs.');
      return Reflect.apply(write, self, given);
    },
  });
}

/** Turns a call of the library into a promise. */
export function call<T>(
  start: (done: (error: Error | undefined | null, value: T) => void) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    start((error, value) => (error ? reject(error) : resolve(value)));
  });
}

/** First requests the methods that the server offers, then tries the connection's only method. */
function chooseAuth(target: SftpTarget, fail: (error: DriverError) => void): AuthHandlerMiddleware {
  const { credential, userName: username } = target;
  let attempts = 0;
  return (left: readonly string[] | null, isPartial: boolean | null, next) => {
    attempts++;
    const offered = left ?? [];
    const refuse = () => fail(sftpFailure('second-factor-required', { target, offered }));
    const method = toAuthMethods(target, refuse).find(({ type }) => offered.includes(type));
    if (attempts === 1) next({ type: 'none', username });
    else if (isPartial) refuse();
    else if (attempts > 2) fail(sftpFailure(`${credential.kind}-refused`, { target }));
    else if (method !== undefined) next(method);
    else fail(sftpFailure('auth-method-not-offered', { target, offered }));
  };
}

/** The ways to present a credential, the best first. */
function toAuthMethods({ credential, userName: username }: SftpTarget, refuse: () => void): AnyAuthMethod[] {
  if (credential.kind === 'password') {
    const { password } = credential;
    return [{ type: 'password', username, password }, answerPassword({ username, password }, refuse)];
  }
  const { privateKey: key, passphrase } = credential;
  return [{ type: 'publickey', username, key, ...(passphrase === undefined ? {} : { passphrase }) }];
}

async function findStart(sftp: SFTPWrapper, { folderPath }: SftpTarget): Promise<StartFolder> {
  const path = await call<string>((done) => sftp.realpath(folderPath ?? '.', done));
  return { path, isOnly: folderPath !== undefined };
}
