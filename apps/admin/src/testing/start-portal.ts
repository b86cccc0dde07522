import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeLocalService } from '@headwater/core';
import { type ServedFlowService, serveFlowService } from '@headwater/flow-service';
import { seedSamples, startAzurite } from '@headwater/source-fixtures';
import { forkPortal, type PortalProcess } from './fork-portal.ts';

/** The built portal with a Flow Service and a storage emulator. */
export interface TestPortal extends PortalProcess {
  /** Values that must never reach a browser. */
  secret: string;
  connectionString: string;
  stopService(): Promise<void>;
  /** Restarts it on another port with its stored data. */
  startService(): Promise<void>;
}

export interface PortalOptions {
  /** Called with the data directory before the service opens it. */
  prepare?: ((dataDirectory: string) => Promise<void>) | undefined;
}

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
  const portal = await forkPortal(homeDirectory, { HEADWATER_SAMPLE_STORAGE: azurite.connectionString });
  return {
    ...portal,
    secret: azurite.accountKey,
    connectionString: azurite.connectionString,
    stopService,
    startService,
    async close() {
      await portal.close();
      await stopService();
      await azurite.close();
      await rm(homeDirectory, { recursive: true, force: true });
    },
  };
}
