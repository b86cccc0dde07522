import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Azurite, seedSamples, startAzurite } from '@headwater/source-fixtures';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readExamples } from './read-examples.ts';

// Every command is a separate process, which can be slow on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const ROOT = join(import.meta.dirname, '../..');
const CLI = `'${process.execPath}' --conditions=@headwater/source '${join(ROOT, 'apps/cli/bin/dev.ts')}'`;
const run = promisify(execFile);

const { cli, programs } = readExamples(await readFile(join(ROOT, 'README.md'), 'utf8'));

let home: string;
let azurite: Azurite;
let environment: Record<string, string | undefined>;
let service: ReturnType<typeof spawn> | undefined;

/**
 * A stand-in for `npx`: the commands in README run the CLI from source, without a download, and the service on a free
 * port.
 */
const NPX = `#!/bin/sh
[ "$1 $2 $3" = "-y pnpm@12 headwater" ] || { echo "npx: unexpected $*" >&2; exit 64; }
shift 3
[ "$1" != serve ] || set -- "$@" --port 0 --json
exec ${CLI} "$@"
`;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'headwater-readme-'));
  const programsFolder = join(home, 'bin');
  await mkdir(programsFolder);
  await writeFile(join(programsFolder, 'npx'), NPX);
  await chmod(join(programsFolder, 'npx'), 0o755);
  azurite = await startAzurite();
  await seedSamples(azurite);
  const PATH = `${programsFolder}:${process.env.PATH}`;
  environment = { PATH, HOME: home, HEADWATER_HOME: home, BLOB: azurite.connectionString };
});
afterAll(async () => {
  const exited = service && once(service, 'exit');
  service?.kill('SIGTERM');
  await exited;
  await azurite?.close();
  await rm(home, { recursive: true, force: true, maxRetries: 3 });
});

async function shell(command: string): Promise<string> {
  const { stdout } = await run('sh', ['-c', command], { cwd: ROOT, env: environment });
  return stdout;
}

test('the commands of the CLI example run as printed', async () => {
  const [serve = '', setting = '', ...commands] = cli;
  expect(serve).toMatch(/ headwater serve &$/);
  service = spawn('sh', ['-c', `exec ${serve.replace(/ &$/, '')}`], {
    cwd: ROOT,
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let served = '';
  service.stdout?.setEncoding('utf8').on('data', (data: string) => {
    served += data;
  });
  await vi.waitUntil(() => served.trimEnd().endsWith('}'), { timeout: 60_000, interval: 50 });
  const { baseUrl, imsOrg, clientId } = JSON.parse(served) as Record<string, string>;
  Object.assign(environment, {
    BASE_URL: baseUrl,
    HEADWATER_IMS_ORG_OF_SERVICE: imsOrg,
    HEADWATER_CLIENT_ID_OF_SERVICE: clientId,
  });
  // The account of this machine replaces the placeholder.
  expect(setting).toMatch(/^export BLOB='DefaultEndpointsProtocol=https;AccountName=…;AccountKey=…'$/);
  expect(commands.map((command) => command.replace(/ headwater (\w+ \w+).*/s, ' headwater $1'))).toEqual([
    'npx -y pnpm@12 headwater connections create',
    'npx -y pnpm@12 headwater connections preview',
    'npx -y pnpm@12 headwater connections attention',
  ]);
  const [create = '', preview = '', attention = ''] = commands;
  expect(await shell(create)).toContain('Created "Landing zone"');
  expect(await shell(preview)).toContain('O-0001');
  await shell(attention);
});

test.each(Object.keys(programs))('the program of %s compiles in strict TypeScript and runs', async (name) => {
  // A folder that Git ignores, inside the repository, where Node finds the packages by name and strips types.
  const ignored = join(ROOT, '.headwater');
  await mkdir(ignored, { recursive: true });
  const folder = await mkdtemp(join(ignored, 'readme-'));
  try {
    const source = programs[name]?.replace('http://127.0.0.1:7400', environment.BASE_URL ?? '') ?? '';
    await writeFile(join(folder, 'program.ts'), source);
    const compilerOptions = { noEmit: true, customConditions: ['@headwater/source'], types: ['node'] };
    const config = { extends: join(ROOT, 'tsconfig.base.json'), compilerOptions, files: ['program.ts'] };
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
    await writeFile(join(folder, 'package.json'), '{"type":"module"}');
    const compiled = await run('tsc', ['-p', folder], { cwd: ROOT }).catch(
      (error: { stdout: string }) => error,
    );
    expect(compiled.stdout).toBe('');
    const token = (await shell('npx -y pnpm@12 headwater auth token')).trim();
    const settings = {
      HEADWATER_TOKEN: token,
      HEADWATER_IMS_ORG: environment.HEADWATER_IMS_ORG_OF_SERVICE,
      HEADWATER_CLIENT_ID: environment.HEADWATER_CLIENT_ID_OF_SERVICE,
    };
    const isSdk = name === '@headwater/sdk';
    const { stdout } = await run(
      process.execPath,
      ['--conditions=@headwater/source', join(folder, 'program.ts')],
      {
        cwd: home,
        env: { ...environment, ...(isSdk && settings) },
      },
    );
    const listed = isSdk ? stdout : await shell('npx -y pnpm@12 headwater connections list');
    expect(listed).toContain('Landing zone');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
