import type { Sandbox, SandboxPage } from '@headwater/models';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestClient } from '../../testing/test-client.ts';
import { openTestService, type TestService } from '../../testing/test-service.ts';

const BASE = '//data/foundation/sandbox-management';

let service: TestService;
let client: TestClient;
beforeAll(async () => {
  service = await openTestService({ now: () => Date.UTC(2026, 0, 2, 3, 4, 5) });
  client = await service.inNewOrganization();
});
afterAll(() => service.close());

test.each([BASE, `${BASE}/`, `${BASE}/sandboxes`])(
  "lists the organization's sandboxes at %s",
  async (path) => {
    const { body } = await client.call('GET', path);

    expect((body as SandboxPage).sandboxes.map(({ name }) => name)).toEqual(['prod']);
  },
);

test('starts with a default production sandbox and a development sandbox', async () => {
  const { client: local } = service.service;
  const rows = await service.store.sandboxes.list(local.imsOrg);

  expect(rows).toEqual([
    expect.objectContaining({ name: 'dev', type: 'development', isDefault: false }),
    expect.objectContaining({ name: 'prod', type: 'production', isDefault: true }),
  ]);
});

test('shows one sandbox without its id', async () => {
  const own = await service.inNewSandbox();
  const { body } = await own.call('GET', `${BASE}/sandboxes/prod`);

  expect(body).toMatchObject({
    name: 'prod',
    state: 'active',
    type: 'production',
    isDefault: true,
    createdDate: '2026-01-02 03:04:05',
  } satisfies Partial<Sandbox>);
  expect(body).not.toHaveProperty('id');
});

test('answers 404 for a sandbox that does not exist', async () => {
  expect(await client.call('GET', `${BASE}/sandboxes/dev`)).toMatchObject({
    status: 404,
    body: { type: expect.stringContaining('FLOW-2100-404') },
  });
});

test('lists sandboxes in pages of the requested size', async () => {
  const own = await service.inNewOrganization();
  const whole = (await own.call('GET', `${BASE}/?limit=50&offset=0`)).body as SandboxPage;
  const first = (await own.call('GET', `${BASE}/?limit=1&offset=0`)).body as SandboxPage;
  const beyond = (await own.call('GET', `${BASE}/?limit=1&offset=9`)).body as SandboxPage;
  expect(first.sandboxes).toEqual(whole.sandboxes.slice(0, 1));
  expect([first._page, beyond.sandboxes]).toEqual([{ limit: 1, count: 1 }, []]);
});

test.each(['limit=1', 'offset=1'])('refuses %s alone, like the platform', async (query) => {
  expect(await client.call('GET', `${BASE}/?${query}`)).toMatchObject({ status: 400 });
});
