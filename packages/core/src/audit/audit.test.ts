import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createConnection } from '../connections/create-connection.ts';
import type { Session } from '../session/session.ts';
import { type LocalTarget, openLocalTarget } from '../testing/local-target.ts';
import { iterateAudit, listAudit } from './list-audit.ts';
import { verifyAudit } from './verify-audit.ts';

const connectionString =
  'DefaultEndpointsProtocol=https;AccountName=contoso;AccountKey=a3k=;EndpointSuffix=core.windows.net';

let target: LocalTarget;
let session: Session;
beforeAll(async () => {
  target = await openLocalTarget();
  session = await target.openSession();
  for (const name of ['One', 'Two', 'Three']) {
    const auth = { method: 'ConnectionString' as const, connectionString };
    await createConnection('azure-blob', { name, auth }, { session, lint: false });
  }
});
afterAll(() => target.close());

const sequences = async (options: Parameters<typeof listAudit>[0]) => {
  const { items, hasMore } = await listAudit({ session, ...options });
  return { sequences: items.map(({ sequence }) => sequence), hasMore };
};

describe('the audit trail', () => {
  it('lists the newest entries first, up to a limit, and reports whether more exist', async () => {
    expect(await sequences({})).toEqual({ sequences: [3, 2, 1], hasMore: false });
    expect(await sequences({ limit: 2 })).toEqual({ sequences: [3, 2], hasMore: true });
    expect(await sequences({ operation: 'deleteConnection' })).toEqual({ sequences: [], hasMore: false });
  });

  it('verifies from the first entry and shows changes without secrets', async () => {
    const entries = await Array.fromAsync(iterateAudit({ session, order: 'ascending' }));
    expect(entries.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    expect(entries[0]?.changes).toContainEqual({ field: 'name', after: 'One' });
    expect(JSON.stringify(entries)).not.toContain('a3k=');
  });

  it('is reported as intact', async () => {
    expect(await verifyAudit({ session })).toMatchObject({ isIntact: true, entries: 3 });
  });
});
