import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { HeadwaterError } from '@headwater/core';
import { processEnvironment } from '../environment.ts';
import { programName } from '../output/command-line.ts';

export interface PortalOptions {
  port: number;
  host: string;
  /** Called with the first sign-in link, and with each link that a person requests on the portal's sign-out page. */
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

/** The portal is a package of its own, installed by those who want it: it brings Next, which is larger than the CLI. */
function findPortal(): string {
  try {
    return createRequire(import.meta.url).resolve('@headwater/admin/portal');
  } catch (cause) {
    throw new HeadwaterError('The portal is not installed beside this CLI.', {
      code: 'portal-not-installed',
      nextSteps: [
        'Install @headwater/admin where @headwater/cli is installed, for example with `npm install @headwater/admin`.',
      ],
      cause,
    });
  }
}

function notStarted(): HeadwaterError {
  return new HeadwaterError('The portal did not start. Its own message is above.', {
    code: 'portal-not-started',
    nextSteps: [
      'Choose another port with --portal-port. In a clone, build the portal with `npx -y pnpm@12 build`.',
    ],
  });
}
