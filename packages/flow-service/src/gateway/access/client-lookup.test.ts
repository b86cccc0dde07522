import type { ClientRow } from '@headwater/flow-store';
import { expect, test } from 'vitest';
import { openTestService } from '../../testing/test-service.ts';
import { createClientLookup } from './client-lookup.ts';

test('sees changes by another service within a second, and its own immediately', async () => {
  const { store, close } = await openTestService();
  let now = 1000;
  const clients = createClientLookup(store.clients, () => now);
  const row: ClientRow = { clientId: 'c', imsOrgId: 'org', secretHash: 's', createdAt: 1 };
  await store.clients.insert(row);
  expect(await clients.find('c')).toEqual(row);
  await store.clients.revoke('org', 'c', { at: 5 });
  now += 999;

  expect(await clients.find('c')).toEqual(row);
  now += 1;
  expect(await clients.find('c')).toEqual({ ...row, revokedAt: 5 });
  clients.forget('c');
  expect(await clients.find('c')).toEqual({ ...row, revokedAt: 5 });
  expect(await clients.find('unknown')).toBeUndefined();
  await close();
});

test('does not cache a read that began before a change', async () => {
  const row: ClientRow = { clientId: 'c', imsOrgId: 'org', secretHash: 's', createdAt: 1 };
  const { store, close } = await openTestService();
  const slowly = Promise.withResolvers<ClientRow>();
  const answers = [slowly.promise, Promise.resolve({ ...row, revokedAt: 5 })];
  const find = async () => await answers.shift();
  const clients = createClientLookup({ ...store.clients, find }, () => 1000);
  const finding = clients.find('c');
  clients.forget('c');
  slowly.resolve(row);
  await finding;

  expect(await clients.find('c')).toMatchObject({ revokedAt: 5 });
  await close();
});
