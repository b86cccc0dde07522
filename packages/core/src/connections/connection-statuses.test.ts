import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Session } from '../session/session.ts';
import { type LocalTarget, openLocalTarget } from '../testing/local-target.ts';
import { connectionStatuses } from './connection-statuses.ts';
import { connectionsNeedingAttention } from './connections-needing-attention.ts';
import { createConnection } from './create-connection.ts';
import { expiryOf } from './expiry-of.ts';
import { type Attention, listConnectionPage } from './list-connection-page.ts';
import { testConnection } from './test-connection.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const key = Buffer.alloc(64, 'k3y').toString('base64');
const connectionString = `DefaultEndpointsProtocol=http;AccountName=nobody;AccountKey=${key};BlobEndpoint=http://127.0.0.1:9/nobody`;

let isPlatform = false;
let target: LocalTarget;
let session: Session;
let id: string;
beforeAll(async () => {
  target = await openLocalTarget((request) =>
    isPlatform && request.url.includes('/headwater/') ? new Response(null, { status: 404 }) : undefined,
  );
  const opened = await target.openSession();
  const auth = { method: 'ConnectionString', connectionString } as const;
  ({ id } = await createConnection(
    'azure-blob',
    { name: 'Failing', auth },
    { session: opened, lint: false },
  ));
  await testConnection(id, { session: opened });
});
beforeEach(async () => {
  session = await target.openSession();
});
afterAll(() => target.close());

const createWithSas = async (name: string, days: number): Promise<string> => {
  const end = new Date(Date.now() + days * DAY_MS).toISOString();
  const sasUri = `https://contoso.blob.core.windows.net/landing?sv=2025-05-05&sr=c&sp=rl&se=${end}&sig=c2ln`;
  const auth = { method: 'SasUri', sasUri } as const;
  return (await createConnection('azure-blob', { name, auth }, { session, lint: false })).id;
};

describe('on a Headwater service', () => {
  it('returns statuses for any number of connections', async () => {
    const ids = [...Array.from({ length: 150 }, (_, index) => `none-${index}`), id];
    target.requests.length = 0;
    expect(await connectionStatuses(ids, { session })).toMatchObject({
      isKept: true,
      byId: { [id]: { connectionId: id, name: 'Failing', lastTest: { result: false, isStale: false } } },
    });
    expect(target.requests.filter(({ url }) => url.includes('/connections/status'))).toHaveLength(2);
    expect(await connectionStatuses([], { session })).toEqual({ isKept: true, byId: {} });
  });

  it('lists failing connections and secrets that expire within 14 days as needing attention', async () => {
    const [past, soon] = [await createWithSas('Past', -1), await createWithSas('Soon', 13)];
    await createWithSas('Later', 15);
    const found = await connectionsNeedingAttention({ session });
    expect(found).toMatchObject({
      isKept: true,
      counts: { tested: 1, failing: 1, expiring: 1, expired: 1 },
      failing: [{ connectionId: id }],
      expiring: [{ connectionId: past }, { connectionId: soon }],
    });
    expect(await connectionsNeedingAttention({ session, limit: 1 })).toMatchObject({
      counts: { expiring: 1 },
      expiring: [{ connectionId: past }],
    });
    const names = async (attention: Attention) =>
      (await listConnectionPage({ session, attention, orderBy: 'name' })).items.map(({ name }) => name);
    expect(await names('failing')).toEqual(['Failing']);
    expect(await names('expiring')).toEqual(['Past', 'Soon']);
  });
});

describe('on the platform', () => {
  it('keeps no statuses, and fails only for a list of connections that need attention', async () => {
    isPlatform = true;
    expect(await connectionStatuses([id], { session })).toEqual({ isKept: false, byId: {} });
    expect(await connectionsNeedingAttention({ session })).toEqual({ isKept: false });
    const listed = listConnectionPage({ session, attention: 'failing' });
    await expect(listed).rejects.toMatchObject({ code: 'attention-not-kept' });
    isPlatform = false;
  });
});

it.each([
  { end: 10, now: 10, want: 'expired' },
  { end: 11, now: 10, want: 'soon' },
  { end: 14 * DAY_MS - 1, now: 0, want: 'soon' },
  { end: 14 * DAY_MS, now: 0, want: 'later' },
])('reports a secret that expires at $end as $want at time $now', ({ end, now, want }) => {
  expect(expiryOf(end, now)).toBe(want);
});
