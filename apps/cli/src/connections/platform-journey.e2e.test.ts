import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ServedPlatform, serveDocumentedPlatform } from '@headwater/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunResult, runCli } from '../testing/run-cli.ts';
import { useTemporaryHome } from '../testing/temporary-home.ts';

const ACCOUNT_KEY = Buffer.from('canary account key of the journey'.padEnd(64, '.')).toString('base64');
const NEW_KEY = Buffer.from('canary key that replaces the first'.padEnd(64, '.')).toString('base64');
const storage = (key: string) =>
  `DefaultEndpointsProtocol=https;AccountName=shopdata;AccountKey=${key};EndpointSuffix=core.windows.net`;

const home = useTemporaryHome();
const printed: string[] = [];
let platform: ServedPlatform;
beforeAll(async () => {
  platform = await serveDocumentedPlatform();
  const { imsOrg, clientId } = platform.credentials;
  await run(
    ...['profiles', 'add', 'acme', '--base-url', platform.url, '--sandbox', 'dev'],
    ...['--ims-org', imsOrg, '--client-id', clientId, '--client-secret', '${env:ACME_SECRET}'],
  );
  await run('profiles', 'use', 'acme');
});
afterAll(() => platform.close());

/** Runs a command with the stored profile, and keeps its output for the search for secrets. */
async function run(...args: string[]): Promise<RunResult> {
  const result = await runCli(args, {
    home: home(),
    environment: {
      ACME_SECRET: platform.credentials.clientSecret,
      BLOB: storage(ACCOUNT_KEY),
      NEW_BLOB: storage(NEW_KEY),
      HEADWATER_DEBUG: '1',
    },
  });
  printed.push(result.stdout, result.stderr);
  expect(result.stderr).not.toContain('This is a fault in headwater');
  return result;
}

describe('the first day of the CLI on the platform', () => {
  it('connects: the profile, its token, its sandbox', async () => {
    const { exitCode, stdout } = await run('doctor');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('it is no embedded service');
    expect(stdout).toContain('dev, of type development');
  });

  it('creates a connection and tests it once it is ready', async () => {
    const { exitCode, stdout, stderr } = await run(
      ...['connections', 'create', 'azure-blob', '--name', 'Shop', '--auth', 'ConnectionString'],
      ...['--param', 'connectionString=${env:BLOB}', '--test'],
    );
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: expect.stringContaining('initializing') });
    expect(stdout).toContain('works');
  });

  it('lists the new connection, a nameless connection by its id, and the source of each', async () => {
    const { stdout } = await run('connections', 'list', '--wide');
    expect(stdout).toMatch(/^Shop +azure-blob +enabled/m);
    expect(stdout).toMatch(/^6f31c7d2-5a0b-4c55-9a4e-0d2a3c1b7e03 +postgresql/m);
    expect(stdout).toMatch(/^Loyalty system +\(custom source\)/m);
  });

  it('shows it without the secret that the platform returns', async () => {
    const { exitCode, stdout } = await run('connections', 'show', 'Shop', '--json');
    const { auth } = JSON.parse(stdout) as { auth: { params: Record<string, string> } };
    expect(exitCode).toBe(0);
    expect(platform.connections.at(-1)?.auth?.params?.connectionString).toBe(storage(ACCOUNT_KEY));
    expect(auth.params.connectionString).toBe('********');
  });

  it('tests all connections: the one that the source refuses fails with its reason', async () => {
    const { exitCode, stdout, stderr } = await run('connections', 'test', '--all');
    expect(exitCode).toBe(7);
    expect(stdout).toMatch(/failed +Orders database +sql-server .*Login failed for user 'reader'/);
    expect(stdout).toMatch(/passed +Loyalty system +\(custom source\)/);
    expect(stderr).toContain('8 passed, 1 failed, 0 not tested.');
  });

  it('does not claim that a refusal has no reason', async () => {
    const { exitCode, stdout } = await run('connections', 'test', 'Orders database');
    expect(exitCode).toBe(7);
    expect(stdout).toContain("Login failed for user 'reader'. (CONNECTOR-1308-400)");
    expect(stdout).toContain('allow those of region VA7');
    expect(stdout).not.toContain('no reason');
  });

  it('explores folders and tables', async () => {
    expect((await run('connections', 'explore', 'Shop')).stdout).toMatch(/^file +readme.csv +\/readme.csv$/m);
    expect((await run('connections', 'explore', 'Accounts')).stdout).toMatch(/^table +Contact +Contact$/m);
  });

  it.each([
    { source: 'Mailchimp campaigns', says: 'one resource and nothing to list' },
    { source: 'Web events', says: 'sends data and holds none' },
  ])('says why $source cannot be explored, as a refusal of the input', async ({ source, says }) => {
    const { exitCode, stderr } = await run('connections', 'explore', source);
    expect({ exitCode, stderr }).toEqual({ exitCode: 3, stderr: expect.stringContaining(says) });
  });

  it.each([
    { file: 'structure.csv', says: /^A-1 +12.5$/m, note: /^$/ },
    { file: 'data-alone.json', says: /^A-1 +\[\{"sku":"x"\}\]$/m, note: /^$/ },
    { file: 'bare-columns.csv', says: /^orderId +amount\n$/, note: /sent columns but no rows/ },
  ])('previews a file in the form of $file', async ({ file, says, note }) => {
    const { exitCode, stdout, stderr } = await run('connections', 'preview', 'Shop', `/landing/${file}`);
    expect({ exitCode, stdout, stderr }).toEqual({
      exitCode: 0,
      stdout: expect.stringMatching(says),
      stderr: expect.stringMatching(note),
    });
  });

  it('does not take an empty answer for an empty file', async () => {
    const { exitCode, stdout, stderr } = await run('connections', 'preview', 'Shop', '/landing/nothing.csv');
    expect({ exitCode, stdout }).toEqual({ exitCode: 8, stdout: '' });
    expect(stderr).toContain('neither columns nor rows');
  });

  it('advises on the addresses of the region where the source refuses a preview', async () => {
    const { exitCode, stderr } = await run('connections', 'preview', 'Shop', '/landing/missing.csv');
    expect(exitCode).toBe(7);
    expect(stderr).toContain('allow those of region VA7');
  });

  it('names the parameter that a REST source needs, and the flag that gives it', async () => {
    const { exitCode, stderr } = await run('connections', 'preview', 'Mailchimp campaigns');
    expect({ exitCode, stderr }).toEqual({
      exitCode: 3,
      stderr: expect.stringContaining('takes campaignId'),
    });
    expect(stderr).toContain('--source-param');
  });

  it('asks for the path of a file where there are several', async () => {
    const { exitCode, stderr } = await run('connections', 'preview', 'Shop');
    expect({ exitCode, stderr }).toEqual({ exitCode: 3, stderr: expect.stringContaining('object-missing') });
  });

  it('previews the resource of a REST source with its parameter', async () => {
    const args = ['connections', 'preview', 'Mailchimp campaigns', '--source-param', 'campaignId=42'];
    const { exitCode, stdout } = await run(...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: expect.stringContaining('42') });
  });

  it('edits the description and the secret, of which the platform keeps the new one', async () => {
    const args = ['--description', 'Orders of the shop', '--param', 'connectionString=${env:NEW_BLOB}'];
    expect((await run('connections', 'update', 'Shop', ...args)).exitCode).toBe(0);
    expect(platform.connections.find(({ name }) => name === 'Shop')).toMatchObject({
      description: 'Orders of the shop',
      auth: { params: { connectionString: storage(NEW_KEY) } },
    });
  });

  it.each(['yaml', 'cli', 'typescript', 'curl'])(
    'copies it as %s, its secret as a variable',
    async (form) => {
      const { exitCode, stdout } = await run('connections', 'export', 'Shop', '--as', form);
      expect(exitCode).toBe(0);
      expect(stdout).toMatch(/CONNECTION_?STRING/);
    },
  );

  it('clones it with its secret given again', async () => {
    const args = ['--name', 'Shop copy', '--param', 'connectionString=${env:BLOB}'];
    expect((await run('connections', 'clone', 'Shop', ...args)).exitCode).toBe(0);
    expect(platform.connections.at(-1)).toMatchObject({ name: 'Shop copy' });
  });

  it('reports an action that the platform does not take, as it answers', async () => {
    const { exitCode, stderr } = await run('connections', 'disable', 'Shop');
    expect(exitCode).toBe(3);
    expect(stderr).toContain('FLOW-1434-400');
  });

  it('deletes it', async () => {
    expect((await run('connections', 'delete', 'Shop', '--yes')).exitCode).toBe(0);
    expect(platform.connections.some(({ name }) => name === 'Shop')).toBe(false);
    expect((await run('connections', 'show', 'Shop')).exitCode).toBe(5);
  });

  it('knows nothing about attention, and does not claim that all is well', async () => {
    const { exitCode, stdout, stderr } = await run('connections', 'attention');
    expect(exitCode).toBe(0);
    expect(stderr).toContain('nothing is known');
    expect(stdout + stderr).not.toMatch(/nothing needs attention/i);
  });

  it('needs the production word in a production sandbox, whose type it could read', async () => {
    const { exitCode, stderr } = await run(
      ...['connections', 'create', 'azure-blob', '--name', 'Guarded', '--auth', 'ConnectionString'],
      ...['--param', 'connectionString=${env:BLOB}', '--sandbox', 'prod'],
    );
    expect({ exitCode, stderr }).toEqual({
      exitCode: 4,
      stderr: expect.stringContaining('production-guard'),
    });
  });
});

describe('secrets of the first day', () => {
  const secrets = () => [
    platform.credentials.clientSecret,
    ...[ACCOUNT_KEY, NEW_KEY].flatMap((key) => [key, encodeURIComponent(key), key.slice(8, 40)]),
  ];

  it('are in nothing that was printed', () => {
    expect(printed.length).toBeGreaterThan(50);
    for (const secret of secrets()) expect(printed.filter((text) => text.includes(secret))).toEqual([]);
    expect(printed.filter((text) => /documented-\d+-[\da-f]{8}/.test(text))).toEqual([]);
  });

  it('are in no file of the home folder', async () => {
    const entries = await readdir(home(), { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
    expect(files.length).toBeGreaterThan(1);
    for (const secret of secrets()) expect(texts.filter((text) => text.includes(secret))).toEqual([]);
  });

  it('are in no address that was called', () => {
    const addresses = platform.requests.map(({ path, query }) => decodeURIComponent(path + query));
    for (const secret of secrets()) expect(addresses.filter((text) => text.includes(secret))).toEqual([]);
  });
});
