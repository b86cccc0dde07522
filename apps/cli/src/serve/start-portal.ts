import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { HeadwaterError } from '@headwater/core';
import { processEnvironment } from '../environment.ts';
import { programName } from '../output/command-line.ts';

export interface PortalOptions {
  port: number;
  host: string;
  /** Called with the first sign-in link, and with each one that a person asks for on the portal's sign-out page. */
  onLink(link: string): void;
}

/**
 * Runs the built portal in a process of its own, for the profile `local`.
 *
 * @throws HeadwaterError with code `portal-not-installed` or `portal-not-started`
 */
export async function startPortal({
  port,
  host,
  onLink,
}: PortalOptions): Promise<{ close(): Promise<void> }> {
  const child = fork(findPortal(), ['--port', `${port}`, '--host', host], {
    execArgv: [],
    env: {
      ...processEnvironment,
      NODE_ENV: 'production',
      HEADWATER_PROFILE: 'local',
      // The portal shows commands as they can be typed in the terminal that runs it.
      HEADWATER_COMMAND: programName(),
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  child.on('message', ({ link }: { link: string }) => onLink(link));
  const exited = once(child, 'exit');
  await Promise.race([once(child, 'message'), exited.then(() => Promise.reject(notStarted()))]);
  return { close: () => stop(child, exited) };
}

async function stop(child: ChildProcess, exited: Promise<unknown>): Promise<void> {
  child.kill();
  await exited;
}

/** The portal is another app of the repository, and no part of the published CLI. */
function findPortal(): string {
  try {
    return createRequire(import.meta.url).resolve('@headwater/admin/portal');
  } catch (cause) {
    throw new HeadwaterError('The portal is not installed beside this CLI.', {
      code: 'portal-not-installed',
      nextSteps: ['Clone the repository and run `npx -y pnpm@12 start` in it.'],
      cause,
    });
  }
}

function notStarted(): HeadwaterError {
  return new HeadwaterError('The portal did not start; what it said stands above.', {
    code: 'portal-not-started',
    nextSteps: ['Build it with `pnpm build`, or choose another port with --portal-port.'],
  });
}
