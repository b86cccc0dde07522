import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const PORTAL = fileURLToPath(import.meta.resolve('@headwater/admin/portal'));

interface PortalOptions {
  environment: NodeJS.ProcessEnv;
  /** Called with the first sign-in link, and with each one that a person asks for on the portal's sign-out page. */
  onLink(link: string): void;
}

/** Runs the built portal as a separate process, on its usual port, or on a free one if that is taken. */
export async function startPortal(options: PortalOptions): Promise<{ close(): Promise<void> }> {
  return await run(['--port', '7401'], options).catch(() => run(['--port', '0'], options));
}

async function run(
  parameters: readonly string[],
  { environment, onLink }: PortalOptions,
): Promise<{ close(): Promise<void> }> {
  const child = fork(PORTAL, parameters, {
    execArgv: [],
    env: { HEADWATER_COMMAND: 'npx -y pnpm@12 headwater', ...environment, NODE_ENV: 'production' },
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
