/**
 * `pnpm bench:soak [--minutes <n>] [--clients <n>] [--postgres]`: runs clients against a service that fails on
 * purpose and is killed every few seconds. Every acknowledged write must survive. Ends by itself or at Ctrl-C, and
 * exits with 1 if a promise was broken.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

// Ctrl-C reaches every process of a group. The soak has its own group, so that its databases and sources keep running
// until everything is checked.
const soak = spawn(
  process.execPath,
  [...process.execArgv, join(import.meta.dirname, '..', 'processes', 'soak.ts'), ...process.argv.slice(2)],
  { detached: true, stdio: 'inherit' },
);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => soak.kill(signal));
const [code] = (await once(soak, 'exit')) as [number | null];
process.exitCode = code ?? 1;
