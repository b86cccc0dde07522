import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore, type Store } from '@headwater/flow-store';
import { expect, onTestFinished, test } from 'vitest';
import { openFlowService } from '../../start/open-flow-service.ts';
import { type Fetch, observeFetch } from '../../testing/observed-fetch.ts';

const ready = () => new Request('http://headwater.test/headwater/ready');

/** @param change Changes the store after the service has started with it. */
async function openOn(change: (store: Store) => Partial<Store>): Promise<Fetch> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'headwater-ready-'));
  const store = { ...(await openSqliteStore({ file: join(dataDirectory, 'given.db') })) };
  const service = await openFlowService({ dataDirectory, store, environment: {} });
  onTestFinished(() => service.close());
  Object.assign(store, change(store));
  return observeFetch(service.fetch);
}

test('is ready if its store answers and its tables are filled', async () => {
  const answer = await (await openOn(() => ({})))(ready());

  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({
    status: 'ready',
    checks: [
      { name: 'store', outcome: 'passed' },
      { name: 'schema', outcome: 'passed' },
    ],
  });
});

test('names a store that fails', async () => {
  const fetch = await openOn(() => ({ ping: () => Promise.reject(new Error('gone')) }));
  const answer = await fetch(ready());

  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({
    status: 'unavailable',
    checks: [{ name: 'store', outcome: 'failed' }, { outcome: 'passed' }],
  });
});

test('is unavailable if tables are missing', async () => {
  const fetch = await openOn(({ masterKeys }) => ({
    masterKeys: { ...masterKeys, list: () => Promise.reject(new Error('no such table')) },
  }));

  expect(await (await fetch(ready())).json()).toMatchObject({
    checks: [{ outcome: 'passed' }, { name: 'schema', outcome: 'failed' }],
  });
});

test('does not hang if the store does', async () => {
  const fetch = await openOn(() => ({ ping: () => new Promise(() => undefined) }));

  expect((await fetch(ready())).status).toBe(503);
});

test('is not ready while the service stops', async () => {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'headwater-ready-'));
  const service = await openFlowService({ dataDirectory, environment: {} });
  await service.close();

  expect((await service.fetch(ready())).status).toBe(503);
});
