import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Session } from '../session/session.ts';
import { type LocalTarget, openLocalTarget } from '../testing/local-target.ts';
import { createConnection } from './create-connection.ts';
import { type ConnectionPageOptions, listConnectionPage } from './list-connection-page.ts';
import { listConnections } from './list-connections.ts';
import { searchReach } from './search-reach.ts';
import { summarizeConnections } from './summarize-connections.ts';

const connectionString = 'DefaultEndpointsProtocol=https;AccountName=contosodata;AccountKey=a2V5';
const NAMES = ['Landing', 'Landing zone', 'Landmark', 'archive, old', 'orders "2026"'];

/** Responds like a target that is not a Headwater service. */
const asPlatform = ({ url }: Request): Response | undefined =>
  url.includes('/headwater/') ? new Response('{}', { status: 404 }) : undefined;

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
    names.push(...page.items.map(({ label }) => label));
    continuation = page.next;
  } while (continuation !== undefined);
  expect(names).toEqual(NAMES);
});

it('finds a string anywhere in a name on a Headwater service', async () => {
  expect(await searchReach({ session })).toBe('anywhere');
  expect(await namesOf({ search: 'AND' })).toEqual(['Landing', 'Landing zone', 'Landmark']);
  expect(await namesOf({ search: ', old' })).toEqual(['archive, old']);
  expect(await namesOf({ search: '"2026"' })).toEqual(['orders "2026"']);
  const first = await listConnectionPage({ session, search: 'LAND', orderBy: 'name', pageSize: 2 });
  const { next: continuation } = first;
  const rest = await listConnectionPage({
    session,
    search: 'LAND',
    orderBy: 'name',
    pageSize: 2,
    continuation,
  });
  expect([...first.items, ...rest.items].map(({ name }) => name)).toEqual([
    'Landing',
    'Landing zone',
    'Landmark',
  ]);
  expect(rest.next).toBeUndefined();
});

it('finds names by prefix on the platform, including names with commas', async () => {
  const platform = await openLocalTarget(asPlatform);
  const session = await platform.openSession({ sandbox: 'dev' });
  for (const name of NAMES) {
    const auth = { method: 'ConnectionString', connectionString } as const;
    await createConnection('azure-blob', { name, auth }, { session, lint: false });
  }
  expect(await searchReach({ session })).toBe('beginning');
  expect(await namesOf({ session, search: 'Landing' })).toEqual(['Landing', 'Landing zone']);
  expect(await namesOf({ session, search: 'archive, o' })).toEqual(['archive, old']);
  expect(await namesOf({ session, search: 'landing' })).toEqual([]);
  expect(await namesOf({ session, search: 'orders "' })).toEqual(['orders "2026"']);
  // A search through all names also finds it.
  const { items } = await listConnections({ session, search: 'MARK' });
  expect(items.map(({ name }) => name)).toEqual(['Landmark']);
  await platform.close();
});

it('also filters by source and state', async () => {
  expect(await namesOf({ search: 'Land', source: 'azure-blob', state: 'enabled' })).toEqual([
    'Landing zone',
    'Landmark',
  ]);
});

it('summarizes a sandbox by source and state', async () => {
  expect(await summarizeConnections({ session })).toMatchObject({
    total: 5,
    counted: 5,
    bySource: { 'azure-blob': 4, 'azure-table-storage': 1 },
    byState: { enabled: 5 },
  });
  const newest = await summarizeConnections({ session, limit: 2 });
  expect(newest).toMatchObject({ total: 5, counted: 2 });
  expect(newest.recent.map(({ name }) => name)).toEqual([NAMES[4], NAMES[3]]);
});
