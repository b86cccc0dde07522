import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ssh2, { type AuthContext, type Connection, type KeyboardAuthContext } from 'ssh2';
import { serveSftp } from './serve-sftp.ts';

const { Server, utils } = ssh2;

/** What a server lets in, and what it lets see. */
export interface SftpServerOptions {
  userName: string;
  password: string;
  /** Public key, as in an authorized_keys file, that signs in too. */
  publicKey?: string;
  /** Private keys of the server itself. @default a new one */
  hostKeys?: readonly string[];
  /** Asks for the password by keyboard-interactive instead: the hidden prompts, one round after the other. */
  prompts?: readonly (readonly string[])[];
  /** What the server says of each entry. @default its mode */
  entries?: 'with-mode' | 'long-name-only' | 'name-only';
  /** Whether the server leaves the type of files out of all attributes. @default false */
  hidesTypes?: boolean;
  /** Whether those who signed in may use SFTP. @default true */
  offersSftp?: boolean;
  /** The size of packets that it says it takes. @default what the library says */
  claimedPacketSize?: number;
  /** Paths that are there and may not be read. */
  forbidden?: readonly string[];
}

/** A running SSH server that serves one folder by SFTP, read-only. */
export interface SftpServer {
  host: string;
  port: number;
  /** The folder that its users see as the root. */
  directory: string;
  /** Fingerprint of its key, as `ssh-keygen -l` shows it. */
  hostKey: Buffer;
  close(): Promise<void>;
}

/** Starts a server over a new temporary folder. What it does not know it refuses as unsupported. */
export async function startSftpServer(options: SftpServerOptions): Promise<SftpServer> {
  const directory = await mkdtemp(join(tmpdir(), 'headwater-sftp-'));
  // ssh2 now and then writes an ed25519 key that it cannot read again.
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

/** The library itself always says the same. */
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

/** Only the password itself is an answer, to whatever the server asks. */
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
  // Without a signature the client only asks whether this key would do.
  if (context.signature === undefined || context.blob === undefined) return true;
  return key.verify(context.blob, context.signature, context.hashAlgo) === true;
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}
