import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ssh2, { type AuthContext, type Connection, type KeyboardAuthContext } from 'ssh2';
import { serveSftp } from './serve-sftp.ts';

const { Server, utils } = ssh2;

/** The credentials that a server accepts, and the files that it exposes. */
export interface SftpServerOptions {
  userName: string;
  password: string;
  /** Public key in the format of an authorized_keys file, accepted in addition to the password. */
  publicKey?: string;
  /** Private host keys of the server. @default a new key */
  hostKeys?: readonly string[];
  /** Asks for the password by keyboard-interactive instead. Each array holds the hidden prompts of one round. */
  prompts?: readonly (readonly string[])[];
  /** Attributes that the server sends for each entry. @default its mode */
  entries?: 'with-mode' | 'long-name-only' | 'name-only';
  /** Omit the file type from all attributes. @default false */
  hidesTypes?: boolean;
  /** Authenticated users may use SFTP. @default true */
  offersSftp?: boolean;
  /** The packet size that the server claims to accept. @default the library's value */
  claimedPacketSize?: number;
  /** Paths that exist but are unreadable. */
  forbidden?: readonly string[];
}

/** A running SSH server that serves one folder by SFTP, read-only. */
export interface SftpServer {
  host: string;
  port: number;
  /** The root folder of its users. */
  directory: string;
  /** Fingerprint of its host key, in the format of `ssh-keygen -l`. */
  hostKey: Buffer;
  close(): Promise<void>;
}

/** Starts a server on a new temporary folder. It refuses other requests as unsupported. */
export async function startSftpServer(options: SftpServerOptions): Promise<SftpServer> {
  const directory = await mkdtemp(join(tmpdir(), 'headwater-sftp-'));
  // ssh2 occasionally writes an ed25519 key that it cannot read back.
  const { hostKeys = [utils.generateKeyPairSync('ecdsa', { bits: 256 }).private] } = options;
  const connections = new Set<Connection>();
  const server = new Server({ hostKeys: [...hostKeys] }, (connection) => {
    connections.add(connection);
    connection.on('error', () => {});
    connection.on('close', () => connections.delete(connection));
    connection.on('authentication', (context) => authenticate(context, options));
    connection.on('session', (accept) => {
      if (options.claimedPacketSize !== undefined) claimPacketSize(connection, options.claimedPacketSize);
      const session = accept();
      if (options.offersSftp ?? true) session.on('sftp', (start) => serveSftp(start(), directory, options));
    });
  });
  const listener = createServer({ noDelay: true }, (socket) => server.injectSocket(socket));
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const parsed = utils.parseKey(hostKeys[0] ?? '');
  if (parsed instanceof Error) throw parsed;
  return {
    host: '127.0.0.1',
    port: portOf(listener.address()),
    directory,
    hostKey: parsed.getPublicSSH(),
    async close() {
      for (const connection of connections) connection.end();
      listener.close();
      await rm(directory, { recursive: true });
    },
  };
}

/** The library itself always sends the same value. */
function claimPacketSize(connection: Connection, size: number): void {
  const protocol = Reflect.get(connection, '_protocol');
  const confirm = protocol.channelOpenConfirm.bind(protocol);
  protocol.channelOpenConfirm = (...given: readonly unknown[]) => confirm(...given.slice(0, -1), size);
}

function authenticate(context: AuthContext, options: SftpServerOptions): void {
  const { prompts } = options;
  if (prompts !== undefined && context.method === 'keyboard-interactive') {
    void askInRounds(context, prompts, options);
  } else if (context.username === options.userName && prompts === undefined && isProven(context, options)) {
    context.accept();
  } else {
    const password = prompts === undefined ? 'password' : 'keyboard-interactive';
    context.reject(options.publicKey === undefined ? [password] : [password, 'publickey']);
  }
}

/** Only the password is a valid answer, regardless of the prompts. */
async function askInRounds(
  context: KeyboardAuthContext,
  rounds: readonly (readonly string[])[],
  { userName, password }: SftpServerOptions,
): Promise<void> {
  for (const round of rounds) {
    const prompts = round.map((prompt) => ({ prompt, echo: false }));
    const answers = await new Promise<string[]>((resolve) => context.prompt(prompts, resolve));
    const isRight = answers.length === round.length && answers.every((answer) => answer === password);
    if (context.username !== userName || !isRight) return context.reject(['keyboard-interactive']);
  }
  context.accept();
}

function isProven(context: AuthContext, { password, publicKey }: SftpServerOptions): boolean {
  if (context.method === 'password') return context.password === password;
  const key = publicKey === undefined ? undefined : utils.parseKey(publicKey);
  if (context.method !== 'publickey' || key === undefined || key instanceof Error) return false;
  if (!context.key.data.equals(key.getPublicSSH())) return false;
  // Without a signature, the client only asks whether this key would be accepted.
  if (context.signature === undefined || context.blob === undefined) return true;
  return key.verify(context.blob, context.signature, context.hashAlgo) === true;
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}
