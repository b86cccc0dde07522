import { type SilentSource, startSilentSource } from '@headwater/source-fixtures';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { CONTROL_C, runAtTerminal, type TerminalSession } from '../../testing/run-at-terminal.ts';
import { runCli } from '../../testing/run-cli.ts';
import { type RunningServe, startServe } from '../../testing/start-serve.ts';
import { useTemporaryHome } from '../../testing/temporary-home.ts';

// Every step is a process of its own, and a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const KEY = Buffer.from('secret-not-real-'.repeat(4)).toString('base64');
const AUTH = ['--auth', 'ConnectionString', '--param', 'connectionString=${env:BLOB}'];

const home = useTemporaryHome();
let service: RunningServe;
let source: SilentSource;

beforeAll(async () => {
  service = await startServe([], { home: home() });
});
afterAll(async () => {
  await service.stop('SIGTERM');
});
beforeEach(async () => {
  source = await startSilentSource(KEY);
  onTestFinished(source.close);
});

function environment(): Record<string, string> {
  return { BLOB: source.auth.params.connectionString };
}

function atTerminal(...args: string[]): TerminalSession {
  return runAtTerminal(args, { home: home(), environment: environment() });
}

const create = ['connections', 'create', 'azure-blob', ...AUTH];

async function add(name: string): Promise<void> {
  const { exitCode, stderr } = await runCli([...create, '--name', name], {
    home: home(),
    environment: environment(),
  });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
}

test('a test at a terminal shows each stage as it ends', async () => {
  await add('Followed');
  const terminal = atTerminal('connections', 'test', 'Followed');
  await terminal.sees('connect ');
  // The source answers only after the test has seen that line.
  source.refuse();
  await terminal.sees('authenticate ');
  await terminal.sees('Followed does not work');
  const { exitCode, screen } = await terminal.ends();

  expect(exitCode).toBe(7);
  expect(screen.match(/connect {2,}/g)).toHaveLength(1);
  expect(screen).not.toContain(KEY.slice(0, 8));
});

test('prints a new connection before its test begins', async () => {
  const terminal = atTerminal(...create, '--name', 'New', '--test');
  await terminal.sees('Created "New".');
  await terminal.sees('connect ');
  source.refuse();
  await terminal.sees('New does not work');

  expect((await terminal.ends()).exitCode).toBe(7);
});

test('an interrupt at the keyboard ends the connection to the source', async () => {
  await add('Interrupted');
  const terminal = atTerminal('connections', 'test', 'Interrupted');
  await terminal.sees('connect ');
  await source.asked;
  terminal.types(CONTROL_C);

  await source.abandoned;
  expect((await terminal.ends()).screen).not.toContain('does not work');
});

test('prints the report alone with --json, at a terminal too', async () => {
  source.refuse();
  await add('For machines');
  const { screen } = await atTerminal('connections', 'test', 'For machines', '--json').ends();
  const report = JSON.parse(screen.slice(screen.indexOf('{')));

  expect(report).toMatchObject({ name: 'For machines', result: false });
});
