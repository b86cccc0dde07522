import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type ServedPlatform, serveDocumentedPlatform } from '@headwater/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLI_PARAMETERS, cliEnvironment, type RunResult } from './testing/run-cli.ts';
import { useTemporaryHome } from './testing/temporary-home.ts';

const GUIDE = join(import.meta.dirname, '../../../docs/guide/real-platform.md');
const ACCOUNT_KEY = Buffer.from('account key of the guide'.padEnd(64, '.')).toString('base64');

const home = useTemporaryHome();
let platform: ServedPlatform;
beforeAll(async () => {
  platform = await serveDocumentedPlatform();
  await installCli();
});
afterAll(() => platform.close());

/** A `headwater` on the PATH, whose new profiles name the stand-in instead of the platform's host. */
async function installCli(): Promise<void> {
  const folder = join(home(), 'bin');
  await mkdir(folder);
  const words = [process.execPath, ...CLI_PARAMETERS].map((word) => `'${word}'`).join(' ');
  const script = `#!/bin/sh
if [ "$1 $2" = 'profiles add' ]; then set -- "$@" --base-url '${platform.url}'; fi
exec ${words} "$@"
`;
  await writeFile(join(folder, 'headwater'), script);
  await chmod(join(folder, 'headwater'), 0o755);
}

/** The commands of the guide's shell blocks, in their order. */
async function readCommands(): Promise<readonly string[]> {
  const guide = await readFile(GUIDE, 'utf8');
  const blocks = [...guide.matchAll(/^```sh\n(.*?)^```/gms)].map(([, block = '']) => block);
  return blocks.flatMap((block) => block.replaceAll('\\\n', ' ').trim().split('\n'));
}

async function runInShell(command: string): Promise<RunResult> {
  const environment = cliEnvironment({
    home: home(),
    environment: {
      ACME_SECRET: platform.credentials.clientSecret,
      BLOB: `DefaultEndpointsProtocol=https;AccountName=shopdata;AccountKey=${ACCOUNT_KEY};EndpointSuffix=core.windows.net`,
    },
  });
  const path = `${join(home(), 'bin')}:${environment.PATH}`;
  const child = spawn('/bin/sh', ['-c', command], { cwd: home(), env: { ...environment, PATH: path } });
  child.stdin.end();
  const [[exitCode], stdout, stderr] = await Promise.all([
    once(child, 'exit') as Promise<[number | null]>,
    text(child.stdout),
    text(child.stderr),
  ]);
  return { exitCode, stdout, stderr };
}

describe('the guide to the first hour against the platform', () => {
  it('has commands that all succeed one after the other, and print no secret', async () => {
    const commands = await readCommands();
    const failed: { command: string; result: RunResult }[] = [];
    let printed = '';
    for (const command of commands) {
      const result = await runInShell(command);
      printed += result.stdout + result.stderr;
      if (result.exitCode !== 0) failed.push({ command, result });
    }

    expect(failed).toEqual([]);
    expect(commands.length).toBeGreaterThan(8);
    expect(printed).toContain('O-0001');
    expect(printed).not.toContain(platform.credentials.clientSecret);
    expect(printed).not.toContain(ACCOUNT_KEY);
  }, 120_000);

  it('takes the credentials that its first step names', () => {
    expect(platform.requests.some(({ path }) => path.endsWith('/ims/token/v3'))).toBe(true);
  });
});
