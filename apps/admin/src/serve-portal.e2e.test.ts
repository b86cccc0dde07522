import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it, vi } from 'vitest';

const CLI = join(import.meta.dirname, '../../cli/bin/dev.ts');

it('`headwater serve --portal` prints a sign-in link, prints another on request, and stops both servers', {
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
    env: { ...process.env, HEADWATER_HOME: home, HEADWATER_COMMAND: 'hw' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const links: string[] = [];
  const lines = createInterface({ input: child.stderr });
  lines.on('line', (line) => links.push(...(/^Sign in once with (\S+)/.exec(line)?.slice(1) ?? [])));
  await vi.waitUntil(() => links.length > 0, { timeout: 90_000 });
  const [link = ''] = links;
  const signedIn = await fetch(link);
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  const answer = await fetch(new URL('/', link), { headers: { cookie } });
  expect(await answer.text()).toContain('No connections yet');
  expect(await (await fetch(new URL('/signed-out', link))).text()).toContain(
    '<code>hw serve --portal</code>',
  );
  expect(links).toHaveLength(1);
  const { origin } = new URL(link);
  await fetch(new URL('/sign-in', link), { method: 'POST', headers: { origin } });
  await vi.waitUntil(() => links.length > 1, { timeout: 10_000 });
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await exited).toEqual([0, null]);
  await expect(fetch(link)).rejects.toThrow('fetch failed');
  await rm(home, { recursive: true, force: true });
});
