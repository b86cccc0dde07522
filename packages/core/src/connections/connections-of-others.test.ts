import { PLATFORM_CONNECTION_IDS as IDS } from '@headwater/contract';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Session } from '../session/session.ts';
import { openPlatformTarget, type PlatformTarget } from '../testing/platform-target.ts';
import { deleteConnection } from './delete-connection.ts';
import { listConnectionPage } from './list-connection-page.ts';
import { iterateConnections, listConnections } from './list-connections.ts';
import { showConnection } from './show-connection.ts';
import { summarizeConnections } from './summarize-connections.ts';
import { updateConnection } from './update-connection.ts';

const OTHERS: readonly string[] = [IDS.destination, IDS.profileStore, IDS.dataLake];

let target: PlatformTarget;
let session: Session;
beforeEach(async () => {
  target = await openPlatformTarget();
  session = await target.openSession();
});
afterEach(() => target.close());

const idsOf = (items: readonly { id: string }[]) => items.map(({ id }) => id);

describe('connections that do not belong to sources', () => {
  it('are omitted from lists and counted', async () => {
    const { items, hidden } = await listConnections({ session });
    expect(idsOf(items)).not.toEqual(expect.arrayContaining([IDS.destination]));
    expect(OTHERS.filter((id) => idsOf(items).includes(id))).toEqual([]);
    expect(hidden).toBe(3);
    expect(items).toHaveLength(target.platform.connections.length - 3);
  });

  it('are listed on request, with their role', async () => {
    const { items, hidden } = await listConnections({ session, includeOthers: true });
    const roles = Object.fromEntries(items.map(({ id, role }) => [id, role]));
    expect(hidden).toBe(0);
    expect(roles).toMatchObject({
      [IDS.destination]: 'destination',
      [IDS.profileStore]: 'profile-store',
      [IDS.dataLake]: 'data-lake',
      [IDS.customSource]: 'source',
      [IDS.blob]: 'source',
    });
  });

  it('do not count toward the limit of a list', async () => {
    const { items, hasMore } = await listConnections({ session, limit: 5 });
    expect(items).toHaveLength(5);
    expect(hasMore).toBe(true);
    const iterated: string[] = [];
    for await (const { id } of iterateConnections({ session, limit: 6 })) iterated.push(id);
    expect(iterated).toHaveLength(6);
    expect(OTHERS.filter((id) => iterated.includes(id))).toEqual([]);
  });

  it('are omitted from pages unless requested', async () => {
    const page = await listConnectionPage({ session });
    expect(OTHERS.filter((id) => idsOf(page.items).includes(id))).toEqual([]);
    expect(page.hidden).toBe(3);
    expect(idsOf((await listConnectionPage({ session, includeOthers: true })).items)).toEqual(
      expect.arrayContaining([...OTHERS]),
    );
  });

  it('do not count as sources in the summary', async () => {
    const { total, counted, recent } = await summarizeConnections({ session });
    expect([total, counted]).toEqual([8, 8]);
    expect(OTHERS.filter((id) => idsOf(recent).includes(id))).toEqual([]);
    expect((await summarizeConnections({ session, limit: 2 })).counted).toBe(2);
  });

  it('cause one read of each connection spec that the catalog lacks', async () => {
    await listConnections({ session });
    await summarizeConnections({ session });
    const asked = target.platform.requests.filter(({ path }) => path.includes('/connectionSpecs/'));
    expect(asked).toHaveLength(2);
  });

  it('stay visible if the target does not return their spec', async () => {
    const silent = await openPlatformTarget({
      intercept: ({ path }) =>
        path.includes('/connectionSpecs/') ? Response.json({}, { status: 403 }) : undefined,
    });
    const shown = await showConnection(IDS.destination, { session: await silent.openSession() });
    expect(shown.role).toBe('unknown');
    await silent.close();
  });
});

describe('a write to a connection that the catalog does not know', () => {
  it.each([
    { connection: 'destination', confirmName: undefined },
    { connection: 'customSource', confirmName: 'loyalty system' },
  ] as const)(
    'is rejected for $connection confirmed by $confirmName',
    async ({ connection, confirmName }) => {
      const refused = { code: 'name-not-confirmed' };
      const options = { session, confirmName };
      await expect(deleteConnection(IDS[connection], options)).rejects.toMatchObject(refused);
      await expect(updateConnection(IDS[connection], { name: 'x' }, options)).rejects.toMatchObject(refused);
      expect(target.platform.requests.map(({ method }) => method)).not.toContain('DELETE');
      expect(target.platform.requests.map(({ method }) => method)).not.toContain('PATCH');
    },
  );

  it('succeeds once the name is repeated', async () => {
    const confirmName = 'Loyalty system';
    await updateConnection(IDS.customSource, { description: 'x' }, { session, confirmName });
    await deleteConnection(IDS.customSource, { session, confirmName });
    expect(idsOf(target.platform.connections)).not.toContain(IDS.customSource);
  });

  it('needs no confirmation for a source of the catalog', async () => {
    await deleteConnection(IDS.blob, { session });
    expect(idsOf(target.platform.connections)).not.toContain(IDS.blob);
  });
});

describe('a search by name on the platform', () => {
  it('reads all names if the platform rejects ranges', async () => {
    const { items } = await listConnectionPage({ session, search: 'Landing' });
    expect(items.map(({ label }) => label)).toEqual(['Landing zone of sales']);
    const whole = await listConnections({ session, search: 'ZONE of' });
    expect(whole.items.map(({ label }) => label)).toEqual(['Landing zone of sales']);
  });

  it('passes on any other refusal', async () => {
    const refusing = await openPlatformTarget({
      intercept: ({ path }) =>
        path.endsWith('/connections')
          ? Response.json(
              { type: 'https://ns.adobe.com/aep/errors/FLOW-1449-400', title: 'Invalid field' },
              { status: 400 },
            )
          : undefined,
    });
    const other = await refusing.openSession();
    await expect(listConnectionPage({ session: other, search: 'Landing' })).rejects.toMatchObject({
      status: 400,
    });
    await refusing.close();
  });
});
