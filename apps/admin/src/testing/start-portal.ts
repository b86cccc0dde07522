import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeLocalService } from '@headwater/core';
import { type ServedFlowService, serveFlowService } from '@headwater/flow-service';
import { seedSamples, startAzurite } from '@headwater/source-fixtures';

/** The built portal in a process of its own, with a Flow Service and a storage emulator beside it. */
export interface TestPortal {
  origin: string;
  homeDirectory: string;
  /** What must never reach a browser. */
  secret: string;
  connectionString: string;
  /** Returns an unused sign-in link; asks the portal to print one if there is none. */
  nextLink(): Promise<string>;
  stopService(): Promise<void>;
  /** Starts it again, on another port, with what it had stored. */
  startService(): Promise<void>;
  close(): Promise<void>;
}

const PORTAL = join(import.meta.dirname, '../../bin/portal.ts');

export interface PortalOptions {
  /** Told of the data directory before the service opens it, to put something there. */
  prepare?: ((dataDirectory: string) => Promise<void>) | undefined;
}

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: to be split
export async function startPortal({ prepare }: PortalOptions = {}): Promise<TestPortal> {
  const homeDirectory = await mkdtemp(join(tmpdir(), 'headwater-portal-'));
  const azurite = await startAzurite();
  await seedSamples(azurite);
  const dataDirectory = join(homeDirectory, 'data');
  let service: ServedFlowService | undefined;
  async function startService(): Promise<void> {
    service = await serveFlowService({ port: 0, dataDirectory, faults: true });
    await writeLocalService({ baseUrl: service.url, ...service.client, pid: process.pid }, { homeDirectory });
  }
  async function stopService(): Promise<void> {
    await service?.close();
    service = undefined;
  }
  await prepare?.(dataDirectory);
  await startService();
  const child = fork(PORTAL, ['--port', '0'], {
    cwd: homeDirectory,
    execArgv: [],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      HEADWATER_HOME: homeDirectory,
      HEADWATER_SAMPLE_STORAGE: azurite.connectionString,
    },
  });
  let link = '';
  child.on('message', (message: { link: string }) => {
    link = message.link;
  });
  await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`The portal ended with ${code}.`))),
  ]);
  return {
    origin: new URL(link).origin,
    homeDirectory,
    secret: azurite.accountKey,
    connectionString: azurite.connectionString,
    async nextLink() {
      const printed = once(child, 'message');
      const { origin } = new URL(link);
      const asked = await fetch(`${origin}/sign-in`, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin },
      });
      if (asked.headers.get('location')?.endsWith('link=printed')) await printed;
      return link;
    },
    stopService,
    startService,
    async close() {
      const exited = once(child, 'exit');
      child.kill();
      await exited;
      await stopService();
      await azurite.close();
      await rm(homeDirectory, { recursive: true, force: true });
    },
  };
}
