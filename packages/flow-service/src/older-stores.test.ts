import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import {
  createSecretSealer,
  loadMasterKeys,
  openAuth,
  openStore,
  restoreSnapshot,
} from '@headwater/flow-store';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openFlowService } from './start/open-flow-service.ts';
import { observeFetch } from './testing/observed-fetch.ts';
import { createTestClient } from './testing/test-client.ts';

// Written by Headwater at schema 0006: connections in two sandboxes, one of them renamed and tested; a draft; a deleted
// connection; a client with grants, and a revoked one.
const STORES = fileURLToPath(new URL('./testing/stores/', import.meta.url));
const environment = {
  HEADWATER_MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
  HEADWATER_SERVICE_CLIENT_ID: 'fixture-client',
  HEADWATER_SERVICE_CLIENT_SECRET: 'fixture-client-secret',
  HEADWATER_SERVICE_IMS_ORG: '0123456789ABCDEF01234567@AdobeOrg',
};
const imsOrgId = environment.HEADWATER_SERVICE_IMS_ORG;

let dataDirectory: string;
beforeEach(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'headwater-older-'));
});
afterEach(() => rm(dataDirectory, { recursive: true }));

async function putDatabase(): Promise<void> {
  const zipped = await readFile(join(STORES, 'schema-0006.db.gz'));
  await writeFile(join(dataDirectory, 'headwater.db'), gunzipSync(zipped), { mode: 0o600 });
}

async function restore(): Promise<void> {
  const file = join(dataDirectory, 'snapshot');
  await cp(join(STORES, 'schema-0006.snapshot'), file);
  await restoreSnapshot({ dataDirectory, environment, file });
}

describe.each([
  ['a database', putDatabase],
  ['a snapshot', restore],
])('%s of schema 0006', (_name, put) => {
  beforeEach(put);

  test('keeps its connections, last tests, clients and audit trail', async () => {
    const service = await openFlowService({ dataDirectory, environment });
    const fetch = observeFetch(service.fetch);
    const dev = await createTestClient(fetch, service.client, 'dev');
    const prod = await createTestClient(fetch, service.client, 'prod');
    expect((await dev.call('GET', '/connections?orderby=createdAt')).body).toMatchObject({
      items: [
        { name: 'Landing zone, renamed', description: 'Über „Anführung“, 🌊', state: 'enabled' },
        { name: 'Draft', state: 'draft' },
      ],
    });
    const listed = await prod.call('GET', '/connections');
    expect(listed.body).toMatchObject({ items: [{ name: 'Production zone' }] });
    expect((await dev.call('GET', '//headwater/connections/attention')).body).toMatchObject({
      failing: [{ name: 'Landing zone, renamed', lastTest: { result: false, isStale: false } }],
    });
    expect((await dev.call('GET', '//headwater/clients')).body).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({ name: 'Pipeline', grants: [{ sandbox: 'dev', role: 'editor' }] }),
        expect.objectContaining({ name: 'Former pipeline', revokedAt: expect.any(Number) }),
      ]),
    });
    const verified = await dev.call('GET', '//headwater/audit/verify');
    expect(verified.body).toMatchObject({ isIntact: true, entries: 9 });
    await service.close();
  });

  test('unseals its secrets', async () => {
    const store = await openStore({ dataDirectory, environment });
    const sealer = createSecretSealer(await loadMasterKeys({ environment, dataDirectory }));
    const secretsIn = async (sandboxName: string) => {
      const scope = { imsOrgId, sandboxName };
      const { rows } = await store.connections.list(scope, { conditions: [], limit: 10 });
      return rows.flatMap((row) => openAuth(row, scope, sealer)?.params.connectionString ?? []);
    };
    expect(await secretsIn('dev')).toEqual([expect.stringContaining('AccountKey=Zmlyc3Qga2V5;')]);
    expect(await secretsIn('prod')).toEqual([expect.stringContaining('AccountKey=c2Vjb25kIGtleQ==;')]);
    await store.close();
  });
});
