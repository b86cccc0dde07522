import {
  PLATFORM_CONNECTION_IDS as IDS,
  type ServedPlatform,
  serveDocumentedPlatform,
} from '@headwater/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENTER, runAtTerminal } from '../testing/run-at-terminal.ts';
import { runCli } from '../testing/run-cli.ts';
import { useTemporaryHome } from '../testing/temporary-home.ts';

const home = useTemporaryHome();
let platform: ServedPlatform;
beforeAll(async () => {
  platform = await serveDocumentedPlatform();
});
afterAll(() => platform.close());

const environment = () => ({
  HEADWATER_BASE_URL: platform.url,
  HEADWATER_IMS_ORG: platform.credentials.imsOrg,
  HEADWATER_CLIENT_ID: platform.credentials.clientId,
  HEADWATER_CLIENT_SECRET: platform.credentials.clientSecret,
  HEADWATER_SANDBOX: 'dev',
});
const run = (...args: string[]) => runCli(args, { home: home(), environment: environment() });

describe('connections list on the platform', () => {
  it('hides connections of destinations and of the platform, and reports that on stderr', async () => {
    const { exitCode, stdout, stderr } = await run('connections', 'list', '--json');
    const names = (JSON.parse(stdout) as { name?: string }[]).map(({ name }) => name);
    expect(exitCode).toBe(0);
    expect(names).not.toContain('Audience export to S3');
    expect(names).toContain('Loyalty system');
    expect(stderr).toContain('3 connections are hidden');
    expect(stderr).toContain('--all');
  });

  it('shows them with --all, each with its kind', async () => {
    const { stdout, stderr } = await run('connections', 'list', '--all', '--wide');
    expect(stdout).toMatch(/Audience export to S3 .*\(destination\)/);
    expect(stdout).toMatch(/Profile store .*\(profile store\)/);
    expect(stdout).toMatch(/Loyalty system .*\(custom source\)/);
    expect(stderr).not.toContain('hidden');
  });
});

describe('a write to a connection of an unknown source', () => {
  it('is refused without its name, with exit status 4', async () => {
    const { exitCode, stderr } = await run('connections', 'delete', IDS.destination, '--yes');
    expect(exitCode).toBe(4);
    expect(stderr).toContain('--confirm-name');
    expect((await run('connections', 'update', IDS.destination, '--name', 'x')).exitCode).toBe(4);
  });

  it('asks for the name at a terminal', async () => {
    const terminal = runAtTerminal(['connections', 'delete', IDS.dataLake, '--yes'], {
      home: home(),
      environment: environment(),
    });
    await terminal.sees('Type its name');
    terminal.types(`Data lake${ENTER}`);
    const { exitCode } = await terminal.ends();
    expect(exitCode).toBe(0);
    expect(platform.connections.some(({ id }) => id === IDS.dataLake)).toBe(false);
  });

  it('proceeds with --confirm-name', async () => {
    const args = ['connections', 'delete', IDS.customSource, '--yes', '--confirm-name', 'Loyalty system'];
    expect((await run(...args)).exitCode).toBe(0);
    expect(platform.connections.some(({ id }) => id === IDS.customSource)).toBe(false);
  });
});

describe('connections create --test on the platform', () => {
  it('waits until the connection is ready, and says so', async () => {
    const parameters = ['--param', 'connectionString=not-checked', '--no-lint', '--test'];
    const args = ['connections', 'create', 'azure-blob', '--auth', 'ConnectionString', ...parameters];
    const { exitCode, stderr } = await run(...args);
    expect(exitCode).toBe(0);
    expect(stderr).toContain('initializing');
  });
});

describe('connections attention', () => {
  it('claims nothing when the target does not report test results', async () => {
    const silent = await serveDocumentedPlatform({
      intercept: ({ path }) =>
        path.startsWith('/headwater') ? Response.json({}, { status: 503 }) : undefined,
    });
    const { exitCode, stdout, stderr } = await runCli(['connections', 'attention'], {
      home: home(),
      environment: { ...environment(), HEADWATER_BASE_URL: silent.url },
    });
    await silent.close();
    expect(exitCode).toBe(8);
    expect(stdout + stderr).not.toMatch(/nothing needs attention/i);
    expect(stderr).toContain('target-unclear');
  });
});

describe('--timeout', () => {
  it('aborts a call that takes longer', async () => {
    const slow = await serveDocumentedPlatform({ delayMs: 5000 });
    const startedAt = Date.now();
    const { exitCode, stderr } = await runCli(['connections', 'list', '--timeout', '1'], {
      home: home(),
      environment: { ...environment(), HEADWATER_BASE_URL: slow.url },
    });
    await slow.close();
    expect(exitCode).toBe(8);
    expect(stderr).toMatch(/1 s|1000 ms/);
    expect(Date.now() - startedAt).toBeLessThan(30_000);
  });
});
