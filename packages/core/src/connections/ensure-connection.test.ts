import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { classifyError } from '../errors/classify-error.ts';
import type { Session } from '../session/session.ts';
import { type LocalTarget, openLocalTarget } from '../testing/local-target.ts';
import { createConnection } from './create-connection.ts';
import { ensureConnection } from './ensure-connection.ts';
import { listConnections } from './list-connections.ts';
import { showConnection } from './show-connection.ts';

let target: LocalTarget;
let session: Session;

beforeAll(async () => {
  target = await openLocalTarget();
  session = await target.openSession({ environment: {} });
});
afterAll(async () => await target.close());

const KEY = Buffer.alloc(64, 'not real').toString('base64');
const blob = (name: string, container?: string) => ({
  name,
  auth: {
    method: 'ConnectionString',
    connectionString: `DefaultEndpointsProtocol=https;AccountName=contoso;AccountKey=${KEY}`,
    ...(container && { container }),
  } as const,
});
const kindOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no error',
    (error: unknown) => [classifyError(error).kind, classifyError(error).code],
  );

describe('ensureConnection', () => {
  it('creates a missing connection, and keeps an existing one with its id', async () => {
    const first = await ensureConnection('azure-blob', blob('kept', 'a'), { session, existing: 'keep' });
    const again = await ensureConnection('azure-blob', blob('kept', 'b'), { session, existing: 'keep' });
    expect([first.outcome, again.outcome]).toEqual(['created', 'kept']);
    expect(again).toMatchObject({ id: first.id, etag: first.etag });
    expect((await showConnection('kept', { session })).auth?.params).toMatchObject({ container: 'a' });
  });

  it('replaces all parameters and the description, and keeps the id', async () => {
    const before = { ...blob('replaced', 'a'), description: 'old' };
    const first = await ensureConnection('azure-blob', before, { session, existing: 'replace' });
    const again = await ensureConnection('azure-blob', blob('replaced'), { session, existing: 'replace' });
    expect([first.outcome, again.outcome]).toEqual(['created', 'replaced']);
    expect(again.id).toBe(first.id);
    expect(again.etag).not.toBe(first.etag);
    const shown = await showConnection('replaced', { session });
    expect(shown.description).toBeUndefined();
    expect(shown.auth?.params).not.toHaveProperty('container');
    expect((await listConnections({ session, name: 'replaced' })).items).toHaveLength(1);
  });

  it.each(['keep', 'replace'] as const)(
    'refuses to %s a connection with an ambiguous name, another source, or another method',
    async (existing) => {
      const name = `conflict ${existing}`;
      await createConnection('azure-blob', blob(name), { session });
      const table = {
        name,
        auth: { connectionString: blob(name).auth.connectionString, method: 'ConnectionString' },
      } as const;
      expect(await kindOf(ensureConnection('azure-table-storage', table, { session, existing }))).toEqual([
        'conflict',
        'source-differs',
      ]);
      const sas = {
        method: 'SasUri',
        sasUri:
          'https://contoso.blob.core.windows.net/a?sv=2025-05-05&sr=c&sp=rl&se=2099-01-01T00:00:00Z&sig=QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE%3D',
      } as const;
      expect(
        await kindOf(ensureConnection('azure-blob', { name, auth: sas }, { session, existing })),
      ).toEqual(['conflict', 'method-differs']);
      await createConnection('azure-blob', blob(name), { session });
      expect(await kindOf(ensureConnection('azure-blob', blob(name), { session, existing }))).toEqual([
        'conflict',
        'ambiguous-name',
      ]);
    },
  );
});
