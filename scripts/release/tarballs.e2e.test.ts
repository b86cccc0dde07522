import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { Needs } from '@headwater/source-fixtures';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { installNode, installProject } from './install-project.ts';
import { listFiles, packPackages, readPacked, type Tarball } from './pack-packages.ts';

// Packing and installing happen once. Every step is a separate process, which can be slow on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 480_000 });

const ROOT = join(import.meta.dirname, '../..');
const run = promisify(execFile);

const home = await mkdtemp(join(tmpdir(), 'headwater-tarballs-'));
const older = await installNode(join(home, 'node-22'), '22');
const project = join(home, 'project');
const CLI = join(project, 'node_modules/@headwater/cli/bin/run.js');

const BLOB = `DefaultEndpointsProtocol=https;AccountName=contoso;AccountKey=${Buffer.alloc(64, 'k').toString('base64')}`;

let tarballs: readonly Tarball[];

beforeAll(async () => {
  tarballs = await packPackages(home);
  await installProject(project, tarballs, { typescript: '5.9.3', '@types/node': '24' });
});
afterAll(async () => {
  await rm(home, { recursive: true, force: true, maxRetries: 3 });
});

interface Manifest {
  license?: string;
  keywords?: readonly string[];
  repository?: { url?: string };
}

test('every tarball contains its license, a README, a complete manifest, and no tests', async () => {
  expect(tarballs.map(({ name }) => name)).toContain('@headwater/admin');
  for (const tarball of tarballs) {
    const files = await listFiles(tarball);
    expect(files, tarball.name).toEqual(expect.arrayContaining(['package/LICENSE', 'package/README.md']));
    expect(files.filter((path) => /\.test\.|\/testing\/|\.tsbuildinfo$/.test(path))).toEqual([]);
    const manifest = await readPacked(tarball, 'package/package.json');
    expect(manifest, tarball.name).not.toMatch(/workspace:|catalog:/);
    const { license, keywords = [], repository } = JSON.parse(manifest) as Manifest;
    expect(license).toBe('Apache-2.0');
    expect(keywords.length, `${tarball.name} has keywords`).toBeGreaterThan(3);
    expect(repository?.url, `${tarball.name} has a repository`).toMatch(/^git\+https:\/\//);
  }
});

test('no tarball contains the path of its build folder', async () => {
  for (const { name, file } of tarballs) {
    const unpacked = join(home, 'unpacked', name);
    await run('mkdir', ['-p', unpacked]);
    await run('tar', ['-xzf', file, '-C', unpacked]);
    const { stdout } = await run('sh', ['-c', `grep -rlF -- "$1" . || true`, 'sh', ROOT], { cwd: unpacked });
    expect(stdout, name).toBe('');
  }
});

const PROGRAM = `
import { createConnection, openSession, type TypedConnection } from '@headwater/core';
import { accessToken, createClient } from '@headwater/sdk';

const client = createClient({
  baseUrl: process.env.BASE_URL ?? '',
  imsOrg: process.env.IMS_ORG ?? '',
  clientId: process.env.CLIENT_ID ?? '',
  sandbox: 'dev',
  tokens: accessToken(process.env.TOKEN ?? ''),
});
const names: (string | undefined)[] = [];
for await (const { name } of client.connections.list()) names.push(name);
console.log(JSON.stringify(names));

export async function unused(input: TypedConnection<'azure-blob'>): Promise<void> {
  const session = await openSession({ profile: 'local' });
  await createConnection('azure-blob', input, { session });
  // @ts-expect-error No source has this slug.
  await createConnection('azure-blub', { name: 'x' }, { session });
}
`;

test.each([
  { module: 'node16', moduleResolution: 'node16' },
  { module: 'esnext', moduleResolution: 'bundler' },
])('a program compiles in strict TypeScript with $moduleResolution resolution', async (resolution) => {
  const { moduleResolution } = resolution;
  await writeFile(join(project, 'program.ts'), PROGRAM);
  const compilerOptions = {
    ...resolution,
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    target: 'es2024',
    lib: ['es2024', 'dom', 'dom.iterable'],
    types: ['node'],
    noEmit: true,
  };
  const config = `tsconfig.${moduleResolution}.json`;
  await writeFile(join(project, config), JSON.stringify({ compilerOptions, files: ['program.ts'] }));
  const tsc = join(project, 'node_modules/typescript/bin/tsc');
  const { stdout } = await run(process.execPath, [tsc, '-p', config], { cwd: project }).catch(
    (error) => error,
  );
  expect(stdout).toBe('');
});

describe.each([
  { name: 'this Node', program: process.execPath },
  { name: 'Node 22', ...older },
])('on $name', ({ program = '', skipReason }: { program?: string; skipReason?: string }) => {
  const needs: Needs = { skip: skipReason !== undefined, meta: { skipReason } };
  const environment = {
    PATH: process.env.PATH,
    HOME: home,
    HEADWATER_HOME: join(home, `of ${program.length}`),
    BLOB,
  };
  const node = async (...parameters: string[]) => {
    const { stdout } = await run(program, parameters, { cwd: project, env: environment });
    return stdout.trim();
  };

  test('prints its version, completes commands, and imports every entry point', needs, async () => {
    const version = await node('--version');
    expect(await node(CLI, '--version')).toContain(`node-${version}`);
    expect(await node(CLI, 'completion', 'words', '--', 'connections', 'create', 'azure-bl')).toBe(
      'azure-blob',
    );
    const names = tarballs.filter(({ isImportable }) => isImportable).map(({ name }) => name);
    const imports = names.map((name) => `await import('${name}');`).join('\n');
    expect(await node('--input-type=module', '--eval', `${imports} console.log('imported');`)).toBe(
      'imported',
    );
  });

  test('creates a first connection in a service with its portal, and a program lists it', needs, async () => {
    const args = [CLI, 'serve', '--port', '0', '--portal', '--portal-port', '0', '--json'];
    const child = spawn(program, args, { cwd: project, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
    const lines: string[] = [];
    createInterface({ input: child.stderr }).on('line', (line) => lines.push(line));
    let served = '';
    child.stdout.setEncoding('utf8').on('data', (data: string) => {
      served += data;
    });
    const linkIn = () => lines.map((line) => /^Sign in once with (\S+)/.exec(line)?.[1]).find(Boolean);
    try {
      const link = await vi.waitUntil(linkIn, { timeout: 60_000, interval: 50 });
      const auth = ['--auth', 'ConnectionString', '--param', 'connectionString=${env:BLOB}'];
      await node(CLI, 'connections', 'create', 'azure-blob', '--name', 'First', ...auth);
      const token = await node(CLI, 'auth', 'token');
      const { baseUrl, imsOrg, clientId } = JSON.parse(served) as Record<string, string>;
      const settings = { BASE_URL: baseUrl, IMS_ORG: imsOrg, CLIENT_ID: clientId, TOKEN: token };
      const listed = await run(program, ['program.ts'], {
        cwd: project,
        env: { ...environment, ...settings },
      });
      expect(JSON.parse(listed.stdout)).toEqual(['First']);
      const signedIn = await fetch(link);
      const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
      const page = await fetch(new URL('/dev/connections', link), { headers: { cookie } });
      expect(await page.text()).toContain('First');
    } finally {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      expect(await exited).toEqual([0, null]);
    }
  });
});
