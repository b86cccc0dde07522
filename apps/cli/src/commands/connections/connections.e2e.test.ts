import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type RunResult, runCli } from '../../testing/run-cli.ts';
import { type RunningServe, startServe } from '../../testing/start-serve.ts';
import { useTemporaryHome } from '../../testing/temporary-home.ts';

// Every step is a process of its own, and a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** 64 bytes, as the keys of storage accounts are. */
const KEY = Buffer.from('secret-not-real-'.repeat(4)).toString('base64');
/** Nothing listens on the discard port of the loopback address. */
const BLOB = `DefaultEndpointsProtocol=http;AccountName=contoso;AccountKey=${KEY};BlobEndpoint=http://127.0.0.1:9/contoso`;
const SAS_SIGNATURE = `${'A'.repeat(42)}%2B%3D`;
const AUTH = ['--auth', 'ConnectionString', '--param', 'connectionString=${env:BLOB}'];

/** A SAS that expires in the given number of days. */
const sasUri = (days: number): string => {
  const end = new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 19);
  return `https://contoso.blob.core.windows.net/landing?sv=2025-05-05&sr=c&sp=rl&se=${end}Z&sig=${SAS_SIGNATURE}`;
};
const SAS = sasUri(3.5);

const home = useTemporaryHome();
const outputs: string[] = [];
let service: RunningServe;

beforeAll(async () => {
  service = await startServe([], { home: home() });
});
afterAll(async () => {
  await service.stop('SIGTERM');
});

async function run(args: readonly string[], stdin?: string): Promise<RunResult> {
  const result = await runCli(args, { home: home(), environment: { BLOB, SAS }, ...(stdin && { stdin }) });
  outputs.push(result.stdout, result.stderr);
  return result;
}

async function runJson(...args: string[]) {
  const { stdout, exitCode } = await run([...args, '--json']);
  return { ...JSON.parse(stdout), exitCode };
}

async function create(name: string): Promise<{ id: string; etag: string }> {
  return await runJson('connections', 'create', 'azure-blob', '--name', name, ...AUTH);
}

describe('creating', () => {
  test('prints id and etag, and finds the connection by name', async () => {
    const { id, etag } = await create('By flags');
    expect(etag).toMatch(/^"[-0-9a-f]+"$/);
    expect(await runJson('connections', 'show', 'By flags')).toMatchObject({
      id,
      etag,
      source: 'azure-blob',
    });
    const { stdout } = await run(['connections', 'list', '--search', 'y FLAG']);
    expect(stdout).toMatch(new RegExp(`^By flags +azure-blob +enabled +untested +- +\\S+ +${id}$`, 'm'));
  });

  test.each([
    {
      from: 'YAML',
      text: 'source: azure-blob\nname: By YAML\nauth:\n  method: ConnectionString\n  connectionString: ${env:BLOB}\n',
    },
    {
      from: 'JSON',
      text: '{"source":"azure-blob","auth":{"specName":"ConnectionString","params":{"connectionString":"${env:BLOB}"}}}',
    },
  ])('takes a $from file and standard input, and flags take precedence', async ({ from, text }) => {
    await writeFile(join(home(), `${from}.txt`), text);
    const filed = await run(['connections', 'create', '--from', `${from}.txt`, '--name', `From ${from}`]);
    expect(filed.stdout).toContain(`Created "From ${from}"`);
    const piped = await run(
      ['connections', 'create', '--from', '-', '--name', `Piped ${from}`, '--json'],
      text,
    );
    expect(JSON.parse(piped.stdout)).toMatchObject({ name: `Piped ${from}`, method: 'ConnectionString' });
  });

  test('prints the request of a dry run with its references, and creates nothing', async () => {
    const args = ['connections', 'create', 'azure-blob', '--name', 'Dry', ...AUTH, '--dry-run'];
    const { exitCode, stdout } = await run(args);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^POST http.*\/connections$/m);
    expect(stdout).toContain('"connectionString": "${env:BLOB}"');
    expect((await run(['connections', 'list', '--name', 'Dry', '--json'])).stdout).toBe('[]\n');
  });

  test('with --test, prints the new connection even if its test fails, and exits with 7', async () => {
    const args = ['connections', 'create', 'azure-blob', '--name', 'Tested', ...AUTH, '--test'];
    const created = await runJson(...args);
    expect(created).toMatchObject({ name: 'Tested', id: expect.any(String), exitCode: 7 });
    expect((await run(args)).stdout).toContain('Created "Tested"');
  });

  test('stops at a lint error unless --no-lint is given', async () => {
    const args = ['connections', 'create', 'azure-blob', '--name', 'Bad', '--auth', 'ConnectionString'];
    const bad = [...args, '--param', 'connectionString=AccountName=contoso;AcountKey=${env:BLOB}'];
    const refused = await run(bad);
    expect(refused.exitCode).toBe(3);
    expect(refused.stderr).toContain('(unknown-key)');
    expect(refused.stderr).toMatch(/In connectionString, characters 21 to 29:\n.*AcountKey=.*\n +\^{9}\n/);
    expect((await run([...bad, '--no-lint'])).exitCode).toBe(0);
  });

  test('refuses a production sandbox without --yes-production', async () => {
    const args = ['connections', 'create', 'azure-blob', '--name', 'Prod', ...AUTH, '--sandbox', 'prod'];
    expect(await runJson(...args)).toMatchObject({ exitCode: 4, error: { code: 'production-guard' } });
    expect(await runJson(...args, '--yes-production')).toMatchObject({ exitCode: 0, sandbox: 'prod' });
  });
});

describe('looking after', () => {
  test('exits with 7 when a test fails, and reports it on stdout or stderr alone', async () => {
    await create('To test');
    const { exitCode, stdout, stderr } = await run(['connections', 'test', 'To test']);
    expect(exitCode).toBe(7);
    expect(stdout === '' || stderr === '').toBe(true);
  });

  test('shows the last test and expiry dates, and exits with 7 when a connection needs attention', async () => {
    const { id } = await create('To watch');
    const sas = ['connections', 'create', 'azure-blob', '--name', 'Ends soon', '--auth', 'SasUri'];
    expect((await run([...sas, '--param', 'sasUri=${env:SAS}'])).exitCode).toBe(0);
    const elsewhere = await run(['connections', 'attention', '--sandbox', 'prod']);
    expect(elsewhere).toMatchObject({ exitCode: 0, stdout: 'Nothing needs attention.\n' });

    await run(['connections', 'test', 'To watch']);
    const { stdout: list } = await run(['connections', 'list']);
    expect(list).toMatch(/^To watch +azure-blob +enabled +failed +- /m);
    expect(list).toMatch(/^Ends soon +azure-blob +enabled +untested +\S+ \(in 4 days\) /m);
    expect((await run(['connections', 'show', 'To watch'])).stdout).toMatch(/^last test +failed \S+: /m);
    expect(await runJson('connections', 'show', 'Ends soon')).toMatchObject({
      secretsExpireAt: expect.any(Number),
    });
    const attention = await run(['connections', 'attention']);
    expect(attention.exitCode).toBe(7);
    expect(attention.stdout).toMatch(new RegExp(`^To watch +fails +failed .* ${id}$`, 'm'));
    expect(attention.stdout).toMatch(/^Ends soon +expires /m);
  });

  test('changes the named fields, and refuses a stale etag', async () => {
    const { etag } = await create('To change');
    const renamed = await runJson('connections', 'update', 'To change', '--name', 'Changed', '--etag', etag);
    expect(renamed).toMatchObject({ name: 'Changed', exitCode: 0 });
    const late = await runJson('connections', 'update', 'Changed', '--name', 'Late', '--etag', etag);
    expect(late).toMatchObject({ exitCode: 6 });
  });

  test('deletes with --yes; without a terminal it names that flag', async () => {
    await create('To delete');
    const refused = await run(['connections', 'delete', 'To delete']);
    expect(refused).toMatchObject({ exitCode: 3, stdout: '' });
    expect(refused.stderr).toContain('--yes is missing');
    expect((await run(['connections', 'delete', 'To delete', '--yes'])).stdout).toContain(
      'Deleted "To delete"',
    );
    expect(await runJson('connections', 'show', 'To delete')).toMatchObject({ exitCode: 5 });
  });

  test('refuses an ambiguous name with the candidates', async () => {
    const [first, second] = [await create('Twin'), await create('Twin')];
    const { error, exitCode } = await runJson('connections', 'show', 'Twin');
    expect(exitCode).toBe(6);
    expect(error.candidates.map(({ id }: { id: string }) => id).sort()).toEqual([first.id, second.id].sort());
    expect((await run(['connections', 'delete', 'Twin', '--yes'])).stderr).toContain(first.id);
  });

  test('lists up to a limit and says that there are more; --all lists them all', async () => {
    const limited = await run(['connections', 'list', '--limit', '2', '--json']);
    expect(JSON.parse(limited.stdout)).toHaveLength(2);
    expect(limited.stderr).toContain('--all');
    const all = await run(['connections', 'list', '--all', '--query', 'length([])']);
    expect(Number(all.stdout)).toBeGreaterThan(5);
  });
});

test('no output of all these commands holds the secret', () => {
  expect(outputs.length).toBeGreaterThan(20);
  for (const output of outputs) {
    expect(output).not.toContain(KEY);
    expect(output).not.toContain(KEY.slice(0, 16));
    expect(output).not.toContain(SAS_SIGNATURE);
  }
});
