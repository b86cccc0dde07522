import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ARROW_DOWN, CONTROL_C, ENTER, runAtTerminal } from '../testing/run-at-terminal.ts';
import { runCli } from '../testing/run-cli.ts';
import { type RunningServe, startServe } from '../testing/start-serve.ts';
import { useTemporaryHome } from '../testing/temporary-home.ts';

// Every step is a process of its own, and a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const KEY = Buffer.from('secret-not-real-'.repeat(4)).toString('base64');
const BLOB = `DefaultEndpointsProtocol=https;AccountName=contoso;AccountKey=${KEY}`;

const home = useTemporaryHome();
let service: RunningServe;

beforeAll(async () => {
  service = await startServe([], { home: home() });
});
afterAll(async () => {
  await service.stop('SIGTERM');
});

test('asks for all missing values in the order of the spec, and hides the secret', async () => {
  const terminal = runAtTerminal(['connections', 'create'], { home: home() });
  await terminal.sees('Source');
  terminal.types('azure blob');
  await terminal.sees('Azure Blob Storage (azure-blob)');
  terminal.types(ENTER);
  await terminal.sees('Authentication method');
  terminal.types(ENTER);
  await terminal.sees('Connection string');
  terminal.types(BLOB + ENTER);
  await terminal.sees('Container (optional)');
  terminal.types(ENTER);
  await terminal.sees('Folder (optional)');
  terminal.types(ENTER);
  await terminal.sees('Name of the connection');
  terminal.types(`By hand${ENTER}`);
  await terminal.sees('Create "By hand"');
  terminal.types(ENTER);
  const { exitCode, screen } = await terminal.ends();
  expect(exitCode).toBe(0);
  expect(screen).toContain('Created "By hand".');
  expect(screen).not.toContain(KEY.slice(0, 8));
  const { stdout } = await runCli(['connections', 'show', 'By hand', '--json'], { home: home() });
  expect(JSON.parse(stdout)).toMatchObject({ source: 'azure-blob', auth: { specName: 'ConnectionString' } });
});

test('asks only for values that the flags do not give', async () => {
  const args = ['connections', 'create', 'azure-blob', '--name', 'Half asked'];
  const terminal = runAtTerminal(args, { home: home() });
  await terminal.sees('Authentication method');
  terminal.types(ARROW_DOWN);
  await terminal.sees('signed address');
  terminal.types(CONTROL_C);
  const { exitCode, screen } = await terminal.ends();
  expect(exitCode).toBe(130);
  expect(screen).not.toContain('Error');
  expect(screen).not.toContain('Source');
});

test('asks nothing when the flags give all values', async () => {
  const auth = ['--auth', 'ConnectionString', '--param', 'connectionString=${env:BLOB}'];
  const args = ['connections', 'create', 'azure-blob', ...auth, '--name', 'All given'];
  const { exitCode, screen } = await runAtTerminal(args, { home: home(), environment: { BLOB } }).ends();
  expect(exitCode).toBe(0);
  expect(screen).toContain('Created "All given".');
});

test('writes to a production sandbox after its name is typed', async () => {
  const auth = ['--auth', 'ConnectionString', '--param', 'connectionString=${env:BLOB}'];
  const args = ['connections', 'create', 'azure-blob', ...auth, '--name', 'Prod', '--sandbox', 'prod'];
  const hesitant = runAtTerminal(args, { home: home(), environment: { BLOB } });
  await hesitant.sees('Type its name to proceed');
  hesitant.types(`yes${ENTER}`);
  expect(await hesitant.ends()).toMatchObject({ exitCode: 4 });
  const sure = runAtTerminal(args, { home: home(), environment: { BLOB } });
  await sure.sees('Type its name to proceed');
  sure.types(`prod${ENTER}`);
  expect(await sure.ends()).toMatchObject({ exitCode: 0 });
});

test('deletes after a yes, and not after any other answer', async () => {
  const auth = ['--auth', 'ConnectionString', '--param', 'connectionString=${env:BLOB}'];
  const create = ['connections', 'create', 'azure-blob', ...auth, '--name', 'To delete'];
  await runCli(create, { home: home(), environment: { BLOB } });
  const hesitant = runAtTerminal(['connections', 'delete', 'To delete'], { home: home() });
  await hesitant.sees('Delete "To delete"');
  hesitant.types(ENTER);
  const { exitCode, screen } = await hesitant.ends();
  expect(exitCode).toBe(130);
  expect(screen).toContain('Nothing was done.');
  expect(screen).not.toContain('Error');
  const sure = runAtTerminal(['connections', 'delete', 'To delete'], { home: home() });
  await sure.sees('Delete "To delete"');
  sure.types(`y${ENTER}`);
  expect(await sure.ends()).toMatchObject({ exitCode: 0 });
});

test.each([{ given: ['--json'] }, { given: [], environment: { CI: 'true' } }])(
  'never asks with $given and $environment, even at a terminal',
  async ({ given, environment = {} }) => {
    const terminal = runAtTerminal(['connections', 'create', 'azure-blob', ...given], {
      home: home(),
      environment,
    });
    const { exitCode, screen } = await terminal.ends();
    expect(exitCode).toBe(3);
    expect(screen).toContain('--auth');
  },
);

test('prints colors at a terminal, except with --no-color or NO_COLOR', async () => {
  const show = ['profiles', 'show', 'local'];
  expect((await runAtTerminal(show, { home: home() }).ends()).hasColors).toBe(true);
  expect((await runAtTerminal([...show, '--no-color'], { home: home() }).ends()).hasColors).toBe(false);
  const environment = { NO_COLOR: '1' };
  expect((await runAtTerminal(show, { home: home(), environment }).ends()).hasColors).toBe(false);
});
