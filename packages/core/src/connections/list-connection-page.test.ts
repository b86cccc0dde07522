import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Session } from '../session/session.ts';
import { type LocalTarget, openLocalTarget } from '../testing/local-target.ts';
import { createConnection } from './create-connection.ts';
import { type ConnectionPageOptions, listConnectionPage } from './list-connection-page.ts';
import { summariseConnections } from './summarise-connections.ts';

const connectionString = 'DefaultEndpointsProtocol=https;AccountName=contosodata;AccountKey=a2V5';
const NAMES = ['Landing', 'Landing zone', 'Landmark', 'archive, old', 'orders "2026"'];

let target: LocalTarget;
let session: Session;
beforeAll(async () => {
  target = await openLocalTarget();
  session = await target.openSession({ sandbox: 'dev' });
  for (const [index, name] of NAMES.entries()) {
    const source = index === 0 ? 'azure-table-storage' : 'azure-blob';
    const auth = { method: 'ConnectionString', connectionString } as const;
    await createConnection(source, { name, auth }, { session, lint: false });
  }
});
afterAll(() => target.close());

const namesOf = async (options: ConnectionPageOptions) => {
  const { items } = await listConnectionPage({ session, orderBy: 'name', ...options });
  return items.map(({ name }) => name);
};

it('continues where a page ended, until nothing is left', async () => {
  const names: string[] = [];
  let continuation: string | undefined;
  do {
    const page = await listConnectionPage({ session, orderBy: 'name', pageSize: 2, continuation });
    names.push(...page.items.map(({ name }) => name));
    continuation = page.next;
  } while (continuation !== undefined);
  expect(names).toEqual(NAMES);
});

it('finds names by how they begin, also with commas', async () => {
  expect(await namesOf({ nameStart: 'Landing' })).toEqual(['Landing', 'Landing zone']);
  expect(await namesOf({ nameStart: 'archive, o' })).toEqual(['archive, old']);
  expect(await namesOf({ nameStart: 'landing' })).toEqual([]);
});

it('filters by source and state beside', async () => {
  expect(await namesOf({ nameStart: 'Land', source: 'azure-blob', state: 'enabled' })).toEqual([
    'Landing zone',
    'Landmark',
  ]);
});

it('sums up a sandbox by source and state', async () => {
  expect(await summariseConnections({ session })).toMatchObject({
    total: 5,
    counted: 5,
    bySource: { 'azure-blob': 4, 'azure-table-storage': 1 },
    byState: { enabled: 5 },
  });
  const newest = await summariseConnections({ session, limit: 2 });
  expect(newest).toMatchObject({ total: 5, counted: 2 });
  expect(newest.recent.map(({ name }) => name)).toEqual([NAMES[4], NAMES[3]]);
});
