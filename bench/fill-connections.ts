import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { openFlowService } from '@headwater/flow-service';
import { type ConnectionRow, openSqliteStore } from '@headwater/flow-store';
import { clientCredentials, createClient } from '@headwater/sdk';
import { CREATE_BODY } from './load.ts';

const BATCH = 5_000;
const BASE_URL = 'http://headwater.bench';

/** Ids of connection specs. Each is used twice as often as the one before. */
const SPEC_IDS = [
  'ecde33f2-c56f-46cc-bdea-ad151c16cd69',
  'a49bcc7d-8038-43af-b1e4-5a7a089a7d79',
  '1f372ff9-38a4-4492-96f5-b9a4e4bd00ec',
  '4c10e202-c428-4796-9208-5f1f5732b1cf',
];
const PLACES = ['Berlin', 'Lyon', 'Osaka', 'Quito', 'São Paulo', 'Turin', 'Århus'];

/**
 * Stores connections in the sandbox `dev`. They use a few sources, most are enabled, and their names contain a number
 * and a place.
 */
export async function fillConnections(dataDirectory: string, count: number): Promise<void> {
  const { imsOrgId, id } = await createOne(dataDirectory);
  const scope = { imsOrgId, sandboxName: 'dev' };
  const store = await openSqliteStore({ file: join(dataDirectory, 'headwater.db') });
  const first = await store.connections.find(scope, id);
  if (!first) throw new Error('The first connection does not exist.');
  for (let start = 1; start < count; start += BATCH) {
    const indexes = Array.from({ length: Math.min(BATCH, count - start) }, (_, index) => start + index);
    await Promise.all(indexes.map((index) => store.connections.insert(scope, makeRow(first, index))));
  }
  await store.close();
}

/** A connection as the service creates it, with a sealed secret. */
async function createOne(dataDirectory: string): Promise<{ imsOrgId: string; id: string }> {
  const service = await openFlowService({ dataDirectory });
  const { clientId, clientSecret, imsOrg } = service.client;
  const { fetch } = service;
  const tokens = clientCredentials({ imsUrl: BASE_URL, clientId, clientSecret, fetch });
  const client = createClient({ baseUrl: BASE_URL, imsOrg, clientId, sandbox: 'dev', tokens, fetch });
  const { id } = await client.connections.create(JSON.parse(CREATE_BODY));
  await service.close();
  return { imsOrgId: imsOrg, id };
}

function makeRow(first: ConnectionRow, index: number): ConnectionRow {
  const createdAt = first.createdAt + index;
  return {
    ...first,
    id: randomUUID(),
    name: `Connection ${index} of ${PLACES[index % PLACES.length]}`,
    connectionSpecId: SPEC_IDS[Math.floor(Math.log2((index % 15) + 1))] ?? '',
    state: stateOf(index),
    createdAt,
    // The order of updates differs from the order of creation.
    updatedAt: createdAt + ((index * 7_919) % 100_003) * 1000,
  };
}

function stateOf(index: number): ConnectionRow['state'] {
  if (index % 1_000 === 0) return 'draft';
  return index % 10 === 0 ? 'disabled' : 'enabled';
}
