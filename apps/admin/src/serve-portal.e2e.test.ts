import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';

const CLI = join(import.meta.dirname, '../../cli/bin/dev.ts');

it('`headwater serve --portal` prints a link that signs in, and stops both', {
  timeout: 180_000,
}, async () => {
  const home = await mkdtemp(join(tmpdir(), 'headwater-serve-'));
  const args = [
    '--conditions=@headwater/source',
    CLI,
    'serve',
    '--port',
    '0',
    '--portal',
    '--portal-port',
    '0',
  ];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, HEADWATER_HOME: home },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let link = '';
  for await (const line of createInterface({ input: child.stderr })) {
    link = /^Sign in once with (\S+)/.exec(line)?.[1] ?? '';
    if (link !== '') break;
  }
  const signedIn = await fetch(link);
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  const answer = await fetch(new URL('/', link), { headers: { cookie } });
  expect(await answer.text()).toContain('Nothing is connected here yet');
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await exited).toEqual([0, null]);
  await expect(fetch(link)).rejects.toThrow('fetch failed');
  await rm(home, { recursive: true, force: true });
});
