import type { ExploreEntry, ExploreListing, ExploreStructure } from '@headwater/models';
import {
  type Azurite,
  fillContainer,
  SAMPLE_CONTAINER,
  seedSamples,
  startAzurite,
} from '@headwater/source-fixtures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { blobConnection, type TestClient } from '../../testing/test-client.ts';
import { openTestService, type TestService } from '../../testing/test-service.ts';

let azurite: Azurite;
let service: TestService;
let client: TestClient;
let files: string;

beforeAll(async () => {
  azurite = await startAzurite();
  await seedSamples(azurite);
  await fillContainer(
    azurite,
    'many',
    Array.from({ length: 25 }, (_, index) => `d/f${String(index).padStart(2, '0')}.csv`),
  );
  service = await openTestService({ limits: { maxEntries: 20 } });
  client = await service.inNewSandbox();
  const params = { connectionString: azurite.connectionString };
  files = (await client.create(blobConnection({ auth: { specName: 'ConnectionString', params } }))).id;
});
afterAll(async () => {
  await service.close();
  await azurite.close();
});

const FOLDER = { objectType: 'folder', object: 'many/d' };

async function explore(query: Record<string, string>, base = '//headwater') {
  return await client.call('GET', `${base}/connections/${files}/explore?${new URLSearchParams(query)}`);
}

test('a truncated listing has a cursor that leads to its end', async () => {
  const first = (await explore(FOLDER)).body as ExploreListing;
  expect(first.entries).toHaveLength(20);
  const { status, body } = await explore({ ...FOLDER, after: String(first.after) });
  const second = body as ExploreListing;
  expect({ status, count: second.entries.length, after: second.after }).toEqual({
    status: 200,
    count: 5,
    after: undefined,
  });
  expect(new Set([...first.entries, ...second.entries].map(({ path }) => path)).size).toBe(25);
});

test("the platform's call, whose clients do not support pages, lists everything", async () => {
  const { body } = await explore(FOLDER, '');
  expect(body as ExploreEntry[]).toHaveLength(25);
});

test("a structure is the same as in the platform's call, with the properties used to read the file", async () => {
  const query = { objectType: 'file', object: `${SAMPLE_CONTAINER}/orders.csv`, fileType: 'delimited' };
  const { properties, ...structure } = (await explore(query)).body as ExploreStructure;
  const { properties: published, ...platform } = (await explore(query, '')).body as ExploreStructure;
  expect(structure).toEqual(platform);
  expect(published).toEqual({ fileType: 'delimited', columnDelimiter: ',' });
  expect(properties).toEqual({ fileType: 'delimited', columnDelimiter: ',', encoding: 'UTF-8' });
});

test.each([
  ['that is none', { ...FOLDER, after: 'nonsense' }, 'FLOW-1453-400'],
  ['of another path', { objectType: 'root', after: cursorOf('many/d') }, 'FLOW-1453-400'],
  [
    'for a file',
    { objectType: 'file', object: 'many/d/f00.csv', fileType: 'delimited', after: 'x' },
    'FLOW-1452-400',
  ],
])('rejects a cursor %s', async (_what, query, code) => {
  const { status, body } = await explore(query);
  expect({ status, body }).toMatchObject({ status: 400, body: { type: expect.stringContaining(code) } });
});

/** In the format that the drivers write. */
function cursorOf(path: string): string {
  return Buffer.from(JSON.stringify([path, 'position'])).toString('base64url');
}
