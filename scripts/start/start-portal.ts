import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const PORTAL = fileURLToPath(import.meta.resolve('@headwater/admin/portal'));

interface PortalOptions {
  environment: NodeJS.ProcessEnv;
  /** Told of the first sign-in link, and of the next one whenever one has been used. */
  onLink(link: string): void;
}

/** Runs the built portal in a process of its own, on its usual port, or on a free one when that is taken. */
export async function startPortal(options: PortalOptions): Promise<{ close(): Promise<void> }> {
  return await run(['--port', '7401'], options).catch(() => run(['--port', '0'], options));
}

async function run(
  parameters: readonly string[],
  { environment, onLink }: PortalOptions,
): Promise<{ close(): Promise<void> }> {
  const child = fork(PORTAL, parameters, {
    execArgv: [],
    env: { ...environment, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit');
  child.on('message', ({ link }: { link: string }) => onLink(link));
  await Promise.race([
    once(child, 'message'),
    exited.then(() => Promise.reject(new Error('The portal did not start.'))),
  ]);
  return {
    async close() {
      child.kill();
      await exited;
    },
  };
}
