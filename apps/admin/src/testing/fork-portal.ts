import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** The built portal in a separate process. */
export interface PortalProcess {
  origin: string;
  homeDirectory: string;
  /** Returns an unused sign-in link; asks the portal to print one if there is none. */
  nextLink(): Promise<string>;
  /** Everything that the portal has printed. */
  output(): string;
  close(): Promise<void>;
}

const PORTAL = join(import.meta.dirname, '../../bin/portal.ts');

/** @param environment Variables of the process, in addition to its home folder. */
export async function forkPortal(
  homeDirectory: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<PortalProcess> {
  const child = fork(PORTAL, ['--port', '0'], {
    cwd: homeDirectory,
    execArgv: [],
    silent: true,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      HEADWATER_HOME: homeDirectory,
      ...environment,
    },
  });
  let link = '';
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  child.on('message', (message: { link: string }) => {
    link = message.link;
  });
  await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) =>
      Promise.reject(new Error(`The portal ended with ${code}: ${output}`)),
    ),
  ]);
  const { origin } = new URL(link);
  return {
    origin,
    homeDirectory,
    async nextLink() {
      const printed = once(child, 'message');
      const asked = await fetch(`${origin}/sign-in`, { method: 'POST', headers: { origin } });
      const { link: outcome } = (await asked.json()) as { link: string };
      if (outcome === 'printed') await printed;
      return link;
    },
    output: () => output,
    async close() {
      const exited = once(child, 'exit');
      child.kill();
      await exited;
    },
  };
}
