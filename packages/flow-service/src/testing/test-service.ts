import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashSecret, type LocalClient, openSqliteStore, type Store } from '@headwater/flow-store';
import { type FlowService, openFlowService } from '../start/open-flow-service.ts';
import type { FlowServiceOptions } from '../start/options.ts';
import { type Fetch, observeFetch } from './observed-fetch.ts';
import { createTestClient, type TestClient } from './test-client.ts';

/** A service in process, with its own data directory. Every answer is validated against the specs. */
export interface TestService {
  service: FlowService;
  store: Store;
  dataDirectory: string;
  fetch: Fetch;
  /** A client with a sandbox of its own. */
  inNewSandbox(): Promise<TestClient>;
  /** A client with an organization of its own, in the sandbox `prod`. */
  inNewOrganization(): Promise<TestClient>;
  close(): Promise<void>;
}

/** Opens a service for the tests of one file. */
export async function openTestService(options: Partial<FlowServiceOptions> = {}): Promise<TestService> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'headwater-flow-service-'));
  const store = await openSqliteStore({ file: join(dataDirectory, 'given.db') });
  const service = await openFlowService({ environment: {}, ...options, dataDirectory, store });
  const fetch = observeFetch(service.fetch);

  async function addSandbox(imsOrgId: string, name: string): Promise<void> {
    const type = 'development';
    const row = {
      id: randomUUID(),
      name,
      title: name,
      type,
      isDefault: false,
      createdAt: Date.now(),
    } as const;
    await store.sandboxes.insert(imsOrgId, row);
  }

  async function addClient(): Promise<LocalClient> {
    const clientId = randomUUID();
    const clientSecret = randomUUID();
    const imsOrg = `${randomBytes(12).toString('hex').toUpperCase()}@AdobeOrg`;
    const secretHash = await hashSecret(clientSecret);
    await store.clients.insert({ clientId, imsOrgId: imsOrg, secretHash, createdAt: Date.now() });
    return { clientId, clientSecret, imsOrg };
  }

  return {
    service,
    store,
    dataDirectory,
    fetch,
    async inNewSandbox() {
      const sandboxName = `sandbox-${randomUUID()}`;
      await addSandbox(service.client.imsOrg, sandboxName);
      return await createTestClient(fetch, service.client, sandboxName);
    },
    async inNewOrganization() {
      const credentials = await addClient();
      await addSandbox(credentials.imsOrg, 'prod');
      return await createTestClient(fetch, credentials, 'prod');
    },
    async close() {
      await service.close();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}
