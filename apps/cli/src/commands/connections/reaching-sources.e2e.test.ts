import { type Azurite, fillContainer, seedSamples, startAzurite } from '@headwater/source-fixtures';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type RunResult, runCli } from '../../testing/run-cli.ts';
import { type RunningServe, startServe } from '../../testing/start-serve.ts';
import { useTemporaryHome } from '../../testing/temporary-home.ts';

// Every step is a process of its own, and a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const home = useTemporaryHome();
let azurite: Azurite;
let service: RunningServe;

beforeAll(async () => {
  azurite = await startAzurite();
  await seedSamples(azurite);
  service = await startServe([], { home: home() });
  await create('azure-blob', 'Files');
  await create('azure-table-storage', 'Tables');
});
afterAll(async () => {
  await service.stop('SIGTERM');
  await azurite.close();
});

async function run(...args: string[]): Promise<RunResult> {
  return await runCli(args, { home: home(), environment: { STORAGE: azurite.connectionString } });
}

async function create(source: string, name: string): Promise<void> {
  const auth = ['--auth', 'ConnectionString', '--param', 'connectionString=${env:STORAGE}'];
  const { exitCode, stderr } = await run('connections', 'create', source, '--name', name, ...auth);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
}

test('a passing test shows its stages and exits with 0', async () => {
  const { exitCode, stdout } = await run('connections', 'test', 'Files');
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^✓ connect +\d+ ms/m);
  expect(stdout).toMatch(/^Files works \(\d+ ms\)\.$/m);
});

test('a test with other parameters reports their result, and saves nothing', async () => {
  const wrong = azurite.connectionString.replace(/AccountKey=[^;]+/, `AccountKey=${btoa('another key')}`);
  const params = ['--param', `connectionString=${wrong}`];
  const refused = await run('connections', 'test', 'Files', ...params);
  expect(refused.exitCode).toBe(7);
  expect(refused.stdout).toMatch(/^✗ authenticate/m);
  expect((await run('connections', 'test', 'Files')).exitCode).toBe(0);
});

test('explores the root, a folder, and the columns of a file', async () => {
  expect((await run('connections', 'explore', 'Files')).stdout).toMatch(/^folder +landing +/m);
  expect((await run('connections', 'explore', 'Files', 'landing')).stdout).toMatch(/^file +orders\.csv +/m);
  const columns = await run('connections', 'explore', 'Files', 'landing/orders.csv', '--columns');
  expect(columns.stdout).toMatch(/^COLUMN +TYPE\norderId +/);
  expect((await run('connections', 'explore', 'Tables')).stdout).toMatch(/^table +customers +/m);
  const table = await run('connections', 'explore', 'Tables', 'customers', '--columns');
  expect(table.stdout).toMatch(/^Timestamp +Edm\.DateTime$/m);
  expect(table.stdout).not.toContain('nested');
});

test('reports a truncated listing and how to continue it, until all entries are listed', async () => {
  const names = Array.from({ length: 1004 }, (_, index) => `d/f${String(index).padStart(4, '0')}.csv`);
  await fillContainer(azurite, 'many', names);
  const first = await run('connections', 'explore', 'Files', 'many/d', '--json');
  expect(JSON.parse(first.stdout)).toHaveLength(1000);
  expect(first.stderr).toContain('1000 entries are shown; more follow.');
  const [, command = ''] = /^ {2}headwater (.*)$/m.exec(first.stderr) ?? [];
  const second = await run(...command.split(' '));
  expect(JSON.parse(second.stdout).map(({ name }: { name: string }) => name)).toEqual([
    'f1000.csv',
    'f1001.csv',
    'f1002.csv',
    'f1003.csv',
  ]);
  expect(second.stderr).toBe('');
  const all = await run('connections', 'explore', 'Files', 'many/d', '--all', '--json');
  expect(JSON.parse(all.stdout)).toHaveLength(1004);
  expect(all.stderr).toBe('');

  const cursor = command.split(' ').at(-1) ?? '';
  const elsewhere = await run('connections', 'explore', 'Files', 'landing', '--after', cursor);
  expect(elsewhere).toMatchObject({ exitCode: expect.any(Number), stdout: '' });
  expect(elsewhere.exitCode).not.toBe(0);
  expect(elsewhere.stderr).toContain('The cursor belongs to a listing of "many/d", not of "landing".');
});

test.each([
  { file: 'landing/orders.csv', has: 'O-0001' },
  { file: 'landing/orders.csv.gz', has: 'O-0001' },
  { file: 'landing/customers.json', has: 'C-001' },
  { file: 'landing/sales.parquet', has: 'O-0001' },
])('previews the requested number of rows of $file', async ({ file, has }) => {
  const { exitCode, stdout } = await run('connections', 'preview', 'Files', file, '--rows', '3');
  expect(exitCode).toBe(0);
  expect(stdout.trimEnd().split('\n')).toHaveLength(4);
  expect(stdout).toContain(has);
});

test('previews a table, as JSON with --json', async () => {
  const { stdout } = await run('connections', 'preview', 'Tables', 'customers', '--rows', '2', '--json');
  expect(JSON.parse(stdout).data).toHaveLength(2);
});

test('a failing test reports the stage, the cause and the next step, and exits with 7', async () => {
  const wrong = azurite.connectionString.replace(azurite.accountKey, Buffer.alloc(64, 7).toString('base64'));
  const create = ['connections', 'create', 'azure-blob', '--name', 'Wrong key', '--auth', 'ConnectionString'];
  const args = [...create, '--param', 'connectionString=${env:STORAGE}', '--test'];
  const { exitCode, stdout } = await runCli(args, { home: home(), environment: { STORAGE: wrong } });
  expect(exitCode).toBe(7);
  expect(stdout).toContain('Created "Wrong key"');
  expect(stdout).toMatch(/^✗ authenticate +\d+ ms/m);
  expect(stdout).toMatch(/^ {4}Next \(.+\): /m);
});

test('reports an expired SAS with its date, before sending anything and when it is used', async () => {
  const signature = encodeURIComponent(Buffer.alloc(32, 1).toString('base64'));
  const fields = `sv=2022-11-02&se=2020-02-01T00:00:00Z&sr=c&sp=rl&sig=${signature}`;
  const environment = { SAS: `${azurite.blobEndpoint}/landing?${fields}` };
  const create = ['connections', 'create', 'azure-blob', '--name', 'Expired', '--auth', 'SasUri'];
  const args = [...create, '--param', 'sasUri=${env:SAS}'];
  const refused = await runCli(args, { home: home(), environment });
  expect(refused.exitCode).toBe(3);
  expect(refused.stderr).toContain('expired on 2020-02-01');
  await runCli([...args, '--no-lint'], { home: home(), environment });
  const used = await run('connections', 'preview', 'Expired', 'landing/orders.csv');
  expect(used).toMatchObject({ exitCode: 7, stdout: '' });
  expect(used.stderr).toContain('expired on 2020-02-01');
  for (const text of [refused.stderr, used.stderr]) expect(text).not.toContain(signature);
});

test('names a missing file and exits with 5', async () => {
  const { exitCode, stdout, stderr } = await run('connections', 'preview', 'Files', 'landing/none.csv');
  expect({ exitCode, stdout }).toEqual({ exitCode: 5, stdout: '' });
  expect(stderr).toContain('has no landing/none.csv');
  expect((await run('connections', 'preview', 'Tables', 'none')).exitCode).toBe(5);
  expect((await run('connections', 'explore', 'Files', 'none')).exitCode).toBe(5);
});
