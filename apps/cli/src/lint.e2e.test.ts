import { expect, test, vi } from 'vitest';
import { runCli } from './testing/run-cli.ts';
import { useTemporaryHome } from './testing/temporary-home.ts';

// Every step is a process of its own, and a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const home = useTemporaryHome();
/** 64 bytes, as the keys of storage accounts are. */
const KEY = Buffer.from('secret-not-real-'.repeat(4)).toString('base64');

async function lint(value: string, ...flags: string[]) {
  const args = [
    'lint',
    'azure-blob',
    '--auth',
    'ConnectionString',
    '--param',
    'connectionString=${env:BLOB}',
  ];
  return await runCli([...args, ...flags], { home: home(), environment: { BLOB: value } });
}

test('has nothing to remark about a good value', async () => {
  const { exitCode, stdout } = await lint(
    `DefaultEndpointsProtocol=https;AccountName=contoso;AccountKey=${KEY}`,
  );
  expect(stdout).toBe('✓ azure-blob, ConnectionString: no findings.\n');
  expect(exitCode).toBe(0);
});

test('ends with 3 where something cannot work, marks the place, and shows no secret', async () => {
  const value = `DefaultEndpointsProtocol=https;AccountName=contoso;AcountKey=${KEY}`;
  for (const flags of [[], ['--json']]) {
    const { exitCode, stdout, stderr } = await lint(value, ...flags);
    expect(exitCode).toBe(3);
    expect(stdout).toContain('unknown-key');
    expect(stdout).toContain('Did you mean AccountKey?');
    expect(stdout + stderr).not.toContain(KEY.slice(0, 12));
  }
  const [place, mark] = (await lint(value)).stdout.split('\n').slice(2, 4);
  expect(place?.slice(mark?.indexOf('^'), (mark?.lastIndexOf('^') ?? 0) + 1)).toBe('AcountKey');
});

test('reports a parameter called method that the source does not have', async () => {
  const value = `DefaultEndpointsProtocol=https;AccountName=contoso;AccountKey=${KEY}`;
  const { exitCode, stdout } = await lint(value, '--param', 'method=oops', '--json');

  expect(JSON.parse(stdout)).toMatchObject({
    method: 'ConnectionString',
    findings: [{ code: 'param-unknown', param: 'method' }],
  });
  expect(exitCode).toBe(3);
});

test('ends with 0 where there are only warnings', async () => {
  const value = `DefaultEndpointsProtocol=http;AccountName=contoso;AccountKey=${KEY}`;
  const { exitCode, stdout } = await lint(value, '--json');
  expect(JSON.parse(stdout).findings).toMatchObject([{ severity: 'warning' }]);
  expect(exitCode).toBe(0);
});

test('warns of a secret that is typed in clear, without repeating it', async () => {
  const args = [
    'lint',
    'azure-blob',
    '--auth',
    'ConnectionString',
    '--param',
    `connectionString=AccountKey=${KEY}`,
  ];
  const { stdout, stderr } = await runCli(args, { home: home() });
  expect(stderr).toContain("Use --param connectionString='${env:NAME}'");
  expect(stdout + stderr).not.toContain(KEY);
});

test('reads values from standard input', async () => {
  const yaml = `source: azure-blob\nauth: { method: ConnectionString, connectionString: "AccountKey=${KEY}" }\n`;
  const { exitCode, stdout } = await runCli(['lint', '--from', '-'], { home: home(), stdin: yaml });
  expect(exitCode).toBe(3);
  expect(stdout).not.toContain(KEY);
});
