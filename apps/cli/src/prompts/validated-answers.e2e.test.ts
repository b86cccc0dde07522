import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import {
  CONTROL_C,
  ENTER,
  ERASE_LINE,
  runAtTerminal,
  type TerminalSession,
} from '../testing/run-at-terminal.ts';
import { runCli } from '../testing/run-cli.ts';
import { type RunningServe, startServe } from '../testing/start-serve.ts';
import { useTemporaryHome } from '../testing/temporary-home.ts';

// Every step is a process of its own, and a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const KEY = Buffer.from('secret-not-real-'.repeat(4)).toString('base64');
const BLOB = `DefaultEndpointsProtocol=https;AccountName=contoso;AccountKey=${KEY}`;

const home = useTemporaryHome();
const homeWithoutService = useTemporaryHome();
let service: RunningServe;

beforeAll(async () => {
  service = await startServe([], { home: home() });
});
afterAll(async () => {
  await service.stop('SIGTERM');
});

async function show(name: string): Promise<unknown> {
  const { stdout } = await runCli(['connections', 'show', name, '--json'], { home: home() });
  return JSON.parse(stdout);
}

/** Answers each question in turn. */
async function answerAll(
  terminal: TerminalSession,
  answers: readonly (readonly [string, string])[],
): Promise<void> {
  for (const [question, answer] of answers) {
    await terminal.sees(question);
    terminal.types(answer + ENTER);
  }
}

test('refuses a wrong answer with its cause and keeps the others', async () => {
  const terminal = runAtTerminal(['connections', 'create', 'sftp', '--auth', 'BasicAuthentication'], {
    home: home(),
  });
  await answerAll(terminal, [
    ['Server', 'sftp://files.contoso.example'],
    ['> This is the beginning of an address', `${ERASE_LINE}files.contoso.example`],
    ['Port', 'twenty-two'],
    ['> port must be', `${ERASE_LINE}2222`],
    ['User name', ''],
    ['> This value is required', 'ingest'],
    // Typed as soon as its description shows, before the question itself is ready.
    ['Password of the account', 'not-real-1'],
    ['Maximum connections', ''],
    ['Folder', ''],
    ['Read files in one piece', ''],
    ['Name of the connection', 'Checked'],
    ['Create "Checked"', ''],
  ]);
  const { exitCode, screen } = await terminal.ends();
  expect(exitCode, screen).toBe(0);
  expect(screen).not.toContain('not-real');
  expect(await show('Checked')).toMatchObject({
    auth: { params: { host: 'files.contoso.example', port: 2222, userName: 'ingest' } },
  });
});

test('clears a rejected secret, so that the next attempt starts empty', async () => {
  const terminal = runAtTerminal(['connections', 'create', 'azure-blob', '--auth', 'ConnectionString'], {
    home: home(),
  });
  await answerAll(terminal, [
    ['Connection string', `AccountName=contoso;SharedKey=${KEY}`],
    ['> ', BLOB],
    ['Container', ''],
    ['Folder', ''],
    ['Name of the connection', 'Second attempt'],
    ['Create "Second attempt"', ''],
  ]);
  const { exitCode, screen } = await terminal.ends();
  expect(exitCode, screen).toBe(0);
  expect(screen).not.toContain(KEY.slice(0, 8));
});

test('asks again for a flag whose value cannot work, and keeps the valid ones', async () => {
  const given = [
    '--param',
    'host=sftp://files.contoso.example',
    '--param',
    'userName=ingest',
    '--param',
    'port=22',
  ];
  const args = ['connections', 'create', 'sftp', '--auth', 'BasicAuthentication', ...given];
  const terminal = runAtTerminal([...args, '--name', 'Flag changed'], { home: home() });
  await answerAll(terminal, [
    ['Server', `${ERASE_LINE}files.contoso.example`],
    ['Password', 'not-real-1'],
    ['Maximum connections', ''],
    ['Folder', ''],
    ['Read files in one piece', ''],
    ['Create "Flag changed"', ''],
  ]);
  const { exitCode, screen } = await terminal.ends();
  expect(exitCode, screen).toBe(0);
  expect(screen).not.toContain('Port (optional)');
  expect(await show('Flag changed')).toMatchObject({
    auth: { params: { host: 'files.contoso.example', port: 22, userName: 'ingest' } },
  });
});

test('refuses an unknown parameter before it asks anything', async () => {
  const given = ['--auth', 'BasicAuthentication', '--param', 'hostname=files.contoso.example'];
  const terminal = runAtTerminal(['connections', 'create', 'sftp', ...given], { home: home() });
  const { exitCode, screen } = await terminal.ends();
  expect(exitCode).toBe(3);
  expect(screen).toContain('has no parameter hostname');
  expect(screen).not.toContain('?');
});

test('lets the person change one of two answers that contradict each other', async () => {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'pkcs1', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'not-real-3' },
  });
  const terminal = runAtTerminal(['connections', 'create', 'sftp', '--auth', 'SshPrivateKey'], {
    home: home(),
  });
  await answerAll(terminal, [
    ['Server', 'files.contoso.example'],
    ['Port', ''],
    ['User name', 'ingest'],
    ['Private key', Buffer.from(privateKey).toString('base64')],
    ['Passphrase', ''],
    ['Maximum connections', ''],
    ['Folder', ''],
    ['Read files in one piece', ''],
    ['Which answer do you want to change?', 'Pass'],
    ['Passphrase (optional)', 'not-real-3'],
    ['Name of the connection', 'By key'],
    ['Create "By key"', ''],
  ]);
  const { exitCode, screen } = await terminal.ends();
  expect(exitCode, screen).toBe(0);
  expect(await show('By key')).toMatchObject({ auth: { params: { host: 'files.contoso.example' } } });
});

test('refuses a key pasted line by line without showing any of it', async () => {
  const { privateKey } = generateKeyPairSync('ed25519', {
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const [, secret = ''] = privateKey.split('\n');
  const given = ['--param', 'host=files.contoso.example', '--param', 'userName=ingest', '--param', 'port=22'];
  const terminal = runAtTerminal(['connections', 'create', 'sftp', '--auth', 'SshPrivateKey', ...given], {
    home: home(),
  });
  await terminal.sees('Private key');
  terminal.types(privateKey.replaceAll('\n', ENTER));
  await terminal.sees('> ');
  terminal.types(`${ERASE_LINE}\${env:KEY_THAT_IS_NOT_SET}${ENTER}`);
  await terminal.sees('KEY_THAT_IS_NOT_SET is not set');
  terminal.types(CONTROL_C);
  const { exitCode, screen } = await terminal.ends();
  expect(exitCode).toBe(130);
  expect(screen).not.toContain(secret);
});

test('prints the answers as a command, secrets as references, when the target fails', async () => {
  const terminal = runAtTerminal(['connections', 'create', 'azure-blob', '--auth', 'ConnectionString'], {
    home: homeWithoutService(),
  });
  await answerAll(terminal, [
    ['Connection string', BLOB],
    ['Container', 'landing'],
    ['Folder', ''],
    ['Name of the connection', 'Kept answers'],
    ['Create "Kept answers"', ''],
  ]);
  const { exitCode, screen } = await terminal.ends();
  expect(exitCode, screen).not.toBe(0);
  const whole = screen.replaceAll(/\s+/g, ' ');
  expect(whole).toContain('Your answers as a command:');
  expect(whole).toContain(`--name 'Kept answers' --auth ConnectionString`);
  expect(whole).toContain(
    "--param connectionString='${env:AZURE_BLOB_CONNECTION_STRING}' --param container=landing",
  );
  expect(screen).not.toContain(KEY.slice(0, 8));
});
