import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { runCli } from './testing/run-cli.ts';
import { useTemporaryHome } from './testing/temporary-home.ts';

// Every step is a process of its own, and a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const home = useTemporaryHome();

async function run(...args: string[]) {
  return await runCli(args, { home: home() });
}

test('lists sources as a table for people', async () => {
  const { exitCode, stdout, stderr } = await run('sources', 'list', '--search', 'azure-blob');
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout.split('\n')[0]).toMatch(/^SOURCE +NAME +CATEGORY +STATUS +FROM HERE +AUTH$/);
  expect(stdout).toMatch(
    /^azure-blob +Azure Blob Storage +cloud-storage +ga +test, explore +ConnectionString, SasUri/m,
  );
});

test('prints JSON alone with --json, and the selected part with --query', async () => {
  const { stdout } = await run('sources', 'list', '--json', '--search', 'synapse');
  expect(JSON.parse(stdout)).toMatchObject([{ slug: 'azure-synapse-analytics' }]);
  const selected = await run('sources', 'list', '--search', 'synapse', '--query', '[].slug');
  expect(JSON.parse(selected.stdout)).toEqual(['azure-synapse-analytics']);
  const bare = await run('sources', 'list', '--search', 'synapse', '--query', '[0].slug');
  expect(bare.stdout).toBe('azure-synapse-analytics\n');
  const quoted = await run('sources', 'list', '--search', 'synapse', '--query', '[0].slug', '--json');
  expect(quoted.stdout).toBe('"azure-synapse-analytics"\n');
});

test('shows how to use each auth method', async () => {
  const { stdout } = await run('sources', 'show', 'sql-server');
  expect(stdout).toContain('--auth ConnectionString');
  expect(stdout).toContain("--param connectionString='${env:SQL_SERVER_CONNECTION_STRING}'");
});

test('shows the parameters of a source connection', async () => {
  const { stdout } = await run('sources', 'show', 'amazon-kinesis');
  expect(stdout).toMatch(
    /^Parameters of a source connection\n.*\n +stream +string +required +Name of the data stream/m,
  );
});

test('prints its version without loading any command', async () => {
  const { stdout } = await run('--version');
  expect(stdout).toBe(`headwater/0.0.0 ${process.platform}-${process.arch} node-${process.version}\n`);
});

test('prints help before, after and instead of a command', async () => {
  for (const args of [
    ['lint', '--help'],
    ['help', 'lint'],
  ]) {
    const { exitCode, stdout } = await run(...args);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('$ headwater lint [SOURCE]');
  }
  expect((await run('connections')).stdout).toContain('connections preview');
});

test.each([
  { args: ['sorces', 'list'], exitCode: 3, code: 'command-unknown' },
  { args: ['sources', 'list', '--colour'], exitCode: 3, code: 'flag-unknown' },
  { args: ['sources', 'list', '--kind', 'slow'], exitCode: 3, code: 'usage-invalid' },
  { args: ['sources', 'list', '--query', '[?'], exitCode: 3, code: 'query-invalid' },
  { args: ['sources', 'show'], exitCode: 3, code: 'usage-invalid' },
  { args: ['sources', 'show', 'azure-blub'], exitCode: 5, code: 'unknown-source' },
  { args: ['connections', 'create'], exitCode: 3, code: 'source-missing' },
  { args: ['connections', 'create', 'azure-blob'], exitCode: 3, code: 'auth-method-missing' },
  {
    args: ['connections', 'create', 'azure-blob', '--auth', 'Nonsense'],
    exitCode: 3,
    code: 'auth-method-unknown',
  },
  { args: ['connections', 'create', 'azure-blob', '--auth', 'SasUri'], exitCode: 3, code: 'invalid-values' },
  { args: ['connections', 'create', 'azure-blob', '--param', 'x'], exitCode: 3, code: 'param-flag-invalid' },
  { args: ['connections', 'create', '--from', 'none.yaml'], exitCode: 3, code: 'input-file-invalid' },
  { args: ['connections', 'update', 'x'], exitCode: 3, code: 'change-missing' },
  { args: ['connections', 'list', '--profile', 'none'], exitCode: 5, code: 'unknown-profile' },
  { args: ['profiles', 'show', 'none'], exitCode: 5, code: 'unknown-profile' },
  { args: ['connections', 'list'], exitCode: 8, code: 'local-service-not-running' },
])(
  'refuses "headwater $args" with $exitCode and the code $code, as JSON alone',
  async ({ args, exitCode, code }) => {
    const refused = await run(...args, '--json');
    expect(JSON.parse(refused.stdout)).toMatchObject({ error: { code, exitCode } });
    expect(refused.exitCode).toBe(exitCode);
    expect(refused.stderr).toBe('');
  },
);

test('reports an error and its next steps on stderr, and names the missing flag', async () => {
  const { stdout, stderr, exitCode } = await run('connections', 'create', 'azure-blob', '--auth', 'SasUri');
  expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 3 });
  expect(stderr).toMatch(/^Error: .*sasUri/);
  expect(stderr).toContain("Add --param sasUri=…, a secret as '${env:NAME}'.");
});

test('does not repeat a stray word, which may be a secret', async () => {
  const { stderr } = await run('sources', 'show', 'azure-blob', 'Password=hunter2;Server=x y');
  expect(stderr).toContain('Unexpected argument');
  expect(stderr).not.toContain('hunter2');
});

test.each([
  { args: ['connection', 'list'], near: 'connections list' },
  { args: ['conections', 'create', 'azure-blob'], near: 'connections create' },
  { args: ['sources', 'list', '--jsn'], near: '--json' },
  { args: ['sources', 'list', '--kind', 'Batch'], near: 'batch' },
  { args: ['sources', 'list', '--category', 'Cloud-Storage'], near: '--category cloud-storage' },
  { args: ['sources', 'list', '--fields', 'slugs'], near: 'slug' },
  { args: ['completion', 'PowerShell'], near: 'powershell' },
])('suggests $near for $args', async ({ args, near }) => {
  const { stderr } = await run(...args);
  expect(stderr).toContain(`Did you mean \`${near}\`?`);
});

test.each([
  { args: ['sources', 'show', 'PostgreSQL'], near: '"postgresql"' },
  {
    args: ['lint', 'postgresql', '--auth', 'BasicAuthenticationAzure', '--param', 'sslMode=require'],
    near: 'Require',
  },
  {
    args: ['lint', 'postgresql', '--auth', 'basicauthenticationaws', '--param', 'Database=x'],
    near: 'database',
  },
])('suggests $near for $args, which differs by case only', async ({ args, near }) => {
  const { stdout, stderr } = await run(...args);
  expect(stdout + stderr).toContain(`Did you mean ${near}?`);
});

test("explains an invalid flag without the parser's words", async () => {
  const { stdout } = await run('audit', 'list', '--since', 'yesterday', '--json');
  expect(JSON.parse(stdout).error.message).toBe('--since: "yesterday" is not a time.');
});

test('names the categories when no source matches', async () => {
  const { stderr } = await run('sources', 'list', '--category', 'clouds');
  expect(stderr).toContain('The categories are ');
  expect(stderr).toContain('cloud-storage');
});

test('explains an unreadable home folder, and does not call it a fault of its own', async () => {
  await mkdir(join(home(), 'profiles.yaml'), { recursive: true });
  const { exitCode, stderr } = await run('profiles', 'list');
  expect(exitCode).toBe(3);
  expect(stderr).toContain('profiles.yaml cannot be read (EISDIR)');
  expect(stderr).not.toContain('fault in headwater');
});
