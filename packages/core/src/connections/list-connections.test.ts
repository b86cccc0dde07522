import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Session } from '../session/session.ts';
import { type LocalTarget, openLocalTarget } from '../testing/local-target.ts';
import { createConnection } from './create-connection.ts';
import { iterateConnections, type ListConnectionsOptions, listConnections } from './list-connections.ts';
import { showConnection } from './show-connection.ts';

const SECRET = Buffer.alloc(64, 'k3y').toString('base64');
const connectionString = `DefaultEndpointsProtocol=https;AccountName=contosodata;AccountKey=${SECRET};EndpointSuffix=core.windows.net`;
const COUNT = 130;

let target: LocalTarget;
let session: Session;

beforeAll(async () => {
  target = await openLocalTarget();
  session = await target.openSession();
  const sources = ['azure-blob', 'azure-table-storage'];
  const created = Array.from({ length: COUNT }, (_, index) => {
    const name = index === 7 ? 'say "seven", please' : `connection ${String(index).padStart(3, '0')}`;
    const auth = { method: 'ConnectionString', connectionString };
    return createConnection(sources[index % 2] ?? '', { name, auth }, { session, lint: false });
  });
  await Promise.all(created);
});
afterAll(() => target.close());
beforeEach(() => {
  target.requests.length = 0;
});

const namesOf = async (options: ListConnectionsOptions) => {
  const { items, hasMore } = await listConnections({ session, ...options });
  return { names: items.map(({ name }) => name), hasMore };
};

describe('listConnections', () => {
  it('stops at the limit and reports that more exist', async () => {
    expect((await namesOf({})).names).toHaveLength(100);
    expect((await namesOf({})).hasMore).toBe(true);
    const few = await namesOf({ limit: 3, orderBy: 'name' });
    expect(few).toEqual({ names: ['connection 000', 'connection 001', 'connection 002'], hasMore: true });
    expect(await namesOf({ limit: COUNT })).toMatchObject({ hasMore: false });
  });

  it('requests one connection more than it shows', async () => {
    await namesOf({ limit: 3 });
    const [query] = target.requests.map(({ url }) => new URL(url).searchParams.get('limit'));
    expect(query).toBe('4');
  });

  it('filters by source, state and name', async () => {
    const tables = await listConnections({ session, source: 'azure-table-storage', limit: 200 });
    expect(tables.items).toHaveLength(COUNT / 2);
    expect(new Set(tables.items.map(({ source }) => source))).toEqual(new Set(['azure-table-storage']));
    expect((await namesOf({ state: 'disabled' })).names).toEqual([]);
    expect((await namesOf({ name: 'connection 042' })).names).toEqual(['connection 042']);
    expect((await namesOf({ name: 'say "seven", please' })).names).toEqual(['say "seven", please']);
    expect((await namesOf({ search: 'N 04', orderBy: 'name', limit: 2 })).names).toEqual([
      'connection 040',
      'connection 041',
    ]);
    await expect(namesOf({ source: 'azure-blub' })).rejects.toMatchObject({ code: 'unknown-source' });
  });

  it('shows no secret', async () => {
    expect(JSON.stringify((await listConnections({ session })).items)).not.toContain(SECRET);
  });
});

describe('iterateConnections', () => {
  it('reads every page, but requests only the pages it needs', async () => {
    const names = new Set<string>();
    for await (const { label } of iterateConnections({ session })) names.add(label);
    expect(names.size).toBe(COUNT);

    const limited: string[] = [];
    for await (const { label } of iterateConnections({ session, limit: 2 })) limited.push(label);
    expect(limited).toHaveLength(2);

    target.requests.length = 0;
    for await (const _connection of iterateConnections({ session })) break;
    expect(target.requests).toHaveLength(1);
  });
});

describe('showConnection', () => {
  it('masks secrets even if the target returns them in plain text', async () => {
    const { id } = (await listConnections({ session, limit: 1, source: 'azure-blob' })).items[0] ?? {
      id: '',
    };
    const frank = await openLocalTarget(({ url }) => {
      const connection = {
        id,
        name: 'frank',
        connectionSpec: { id: '4c10e202-c428-4796-9208-5f1f5732b1cf', version: '1.0' },
        auth: {
          specName: 'ConnectionString',
          params: { connectionString, container: 'landing', other: SECRET },
        },
      };
      return url.includes(`/connections/${id}`) ? Response.json({ items: [connection] }) : undefined;
    });
    const shown = await showConnection(id, { session: await frank.openSession() });
    expect(shown).toMatchObject({
      source: 'azure-blob',
      method: 'ConnectionString',
      auth: { params: { connectionString: '********', container: 'landing', other: '********' } },
    });
    await frank.close();
  });

  it('masks all parameters of a connection whose spec is not in the catalog', async () => {
    const foreign = await openLocalTarget(({ url }) => {
      const connection = {
        id: '1',
        name: 'foreign',
        connectionSpec: { id: 'not-in-the-catalogue' },
        auth: { specName: 'Any', params: { host: 'h', password: SECRET } },
      };
      return url.includes('/connections') ? Response.json({ items: [connection] }) : undefined;
    });
    const shown = await showConnection('foreign', { session: await foreign.openSession() });
    expect([shown.source, shown.method]).toEqual([undefined, undefined]);
    expect(shown.auth?.params).toEqual({ host: '********', password: '********' });
    await foreign.close();
  });
});
