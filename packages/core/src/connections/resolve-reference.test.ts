import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../session/session.ts';
import { type LocalTarget, openLocalTarget } from '../testing/local-target.ts';
import { createConnection } from './create-connection.ts';
import { resolveReference } from './resolve-reference.ts';

const KEY = Buffer.alloc(64, 'k3y').toString('base64');
const connectionString = `DefaultEndpointsProtocol=https;AccountName=contosodata;AccountKey=${KEY};EndpointSuffix=core.windows.net`;

let target: LocalTarget;
let session: Session;

beforeAll(async () => {
  target = await openLocalTarget();
  session = await target.openSession();
});
afterAll(() => target.close());

async function create(
  name: string,
  source: 'azure-blob' | 'azure-table-storage' = 'azure-blob',
): Promise<string> {
  const auth = { method: 'ConnectionString', connectionString };
  const { id } = await createConnection(source as string, { name, auth }, { session, lint: false });
  return id;
}

describe('resolveReference', () => {
  it.each(['Landing zone', 'orders, paid', 'say "hello"', '"quoted", twice', 'a==b&c', 'ünï côdé 🎈', '%22'])(
    'finds the connection named %j by its name and by its id',
    async (name) => {
      await create(`${name}!`);
      const id = await create(name);
      expect((await resolveReference(name, { session })).id).toBe(id);
      expect((await resolveReference(id, { session })).name).toBe(name);
    },
  );

  it('finds a connection whose name looks like an id', async () => {
    const name = '0ed90a81-07f4-4586-8190-b40eccef1c5a';
    const id = await create(name);
    expect((await resolveReference(name, { session })).id).toBe(id);
  });

  it('rejects an ambiguous name and lists the candidates', async () => {
    const ids = [await create('Twice'), await create('Twice', 'azure-table-storage')];
    const failure = await resolveReference('Twice', { session }).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      name: 'AmbiguousNameError',
      code: 'ambiguous-name',
      message: '2 connections are named "Twice".',
      candidates: expect.arrayContaining([
        { id: ids[0], name: 'Twice', source: 'azure-blob', state: 'enabled', updatedAt: expect.any(Number) },
        {
          id: ids[1],
          name: 'Twice',
          source: 'azure-table-storage',
          state: 'enabled',
          updatedAt: expect.any(Number),
        },
      ]),
    });
  });

  it('reports that no connection matches and suggests similar names', async () => {
    await expect(resolveReference('Landing zome', { session })).rejects.toMatchObject({
      code: 'connection-not-found',
      message: 'There is no connection "Landing zome" in the sandbox "dev".',
      nextSteps: expect.arrayContaining(['Did you mean "Landing zone"?']),
    });
    await expect(resolveReference('00000000-0000-0000-0000-000000000000', { session })).rejects.toMatchObject(
      {
        code: 'connection-not-found',
      },
    );
  });

  it('does not find a connection of another sandbox', async () => {
    const id = await create('Only in dev');
    const elsewhere = await target.openSession({ sandbox: 'prod' });
    for (const reference of [id, 'Only in dev']) {
      await expect(resolveReference(reference, { session: elsewhere })).rejects.toMatchObject({
        code: 'connection-not-found',
      });
    }
  });

  it('reports an unknown sandbox as such', async () => {
    const elsewhere = await target.openSession({ sandbox: 'nowhere' });
    await expect(resolveReference('Landing zone', { session: elsewhere })).rejects.toMatchObject({
      name: 'ApiError',
      code: 'FLOW-2100-404',
    });
  });

  it('can be aborted', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(resolveReference('Landing zone', { session, signal })).rejects.toMatchObject({
      name: 'AbortError',
      cause: { message: 'enough' },
    });
  });
});
