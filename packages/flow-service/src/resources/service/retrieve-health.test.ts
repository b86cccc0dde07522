import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '@headwater/flow-store';
import { expect, onTestFinished, test } from 'vitest';
import { openFlowService } from '../../start/open-flow-service.ts';
import { observeFetch } from '../../testing/observed-fetch.ts';
import { openTestService } from '../../testing/test-service.ts';

const health = () => new Request('http://headwater.test/headwater/health');

test('reports a running service to anyone', async () => {
  const { fetch, close } = await openTestService();
  onTestFinished(close);
  const answer = await fetch(health());

  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({
    service: 'headwater',
    status: 'ok',
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
  });
});

test('reports a store that fails', async () => {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'headwater-health-'));
  const store = await openSqliteStore({ file: join(dataDirectory, 'given.db') });
  const { fetch } = await openFlowService({ dataDirectory, store, environment: {} });
  await store.close();
  const answer = await observeFetch(fetch)(health());

  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({ status: 'unavailable' });
});

test('reports a store that hangs', async () => {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'headwater-health-'));
  const store = { ...(await openSqliteStore({ file: join(dataDirectory, 'given.db') })) };
  const { fetch, close } = await openFlowService({ dataDirectory, store, environment: {} });
  onTestFinished(close);
  store.ping = () => new Promise(() => undefined);

  expect((await observeFetch(fetch)(health())).status).toBe(503);
});
