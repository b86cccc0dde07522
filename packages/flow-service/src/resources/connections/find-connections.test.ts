import { afterAll, beforeAll, expect, test } from 'vitest';
import { blobConnection, type TestClient } from '../../testing/test-client.ts';
import { openTestService, type TestService } from '../../testing/test-service.ts';

interface FoundPage {
  items: readonly { name: string }[];
  _links: { next?: { href: string } };
}

let service: TestService;
let client: TestClient;
beforeAll(async () => {
  service = await openTestService();
  client = await service.inNewSandbox();
  for (const name of ['Orders, Berlin', 'Returns of orders', 'Élan', 'reorders']) {
    await client.create(blobConnection({ name }));
  }
});
afterAll(() => service.close());

async function find(query: string, asked = client): Promise<FoundPage> {
  const { status, body } = await asked.call('GET', `//headwater/connections${query}`);
  expect(status).toBe(200);
  return body as FoundPage;
}

const namesOf = ({ items }: FoundPage): readonly string[] => items.map(({ name }) => name);

test('finds a string anywhere in a name, regardless of case', async () => {
  expect(namesOf(await find('?nameContains=ORDERS&orderby=name'))).toEqual([
    'Orders, Berlin',
    'Returns of orders',
    'reorders',
  ]);
  expect(namesOf(await find(`?nameContains=${encodeURIComponent('éLAN')}`))).toEqual(['Élan']);
  expect(namesOf(await find('?nameContains=orders&property=name!=reorders&orderby=-name'))).toEqual([
    'Returns of orders',
    'Orders, Berlin',
  ]);
});

test("repeats the request's criteria in the link to the next page", async () => {
  const first = await find('?nameContains=orders&orderby=name&limit=2');
  expect(namesOf(first)).toEqual(['Orders, Berlin', 'Returns of orders']);
  const { href = '' } = first._links.next ?? {};
  expect(href).toMatch(/^\/connections\?continuationToken=[\w-]+$/);
  const second = await find(href.replace('/connections', ''));
  expect(namesOf(second)).toEqual(['reorders']);
  expect(second._links).toEqual({});
});

test('rejects a string too long for the link to the next page', async () => {
  expect(
    (await client.call('GET', `//headwater/connections?nameContains=${'x'.repeat(16_000)}`)).status,
  ).toBe(200);
  expect(
    await client.call('GET', `//headwater/connections?nameContains=${'x'.repeat(16_001)}`),
  ).toMatchObject({
    status: 400,
    body: { type: expect.stringContaining('FLOW-1453-400') },
  });
});

test('finds every connection of the sandbox, and no other, without a string', async () => {
  expect(namesOf(await find(''))).toHaveLength(4);
  const other = await service.inNewSandbox();
  expect(namesOf(await find('?nameContains=orders', other))).toEqual([]);
});

test('the real API has no such parameter', async () => {
  const { status, body } = await client.call('GET', '/connections?nameContains=orders');
  expect({ status, body }).toMatchObject({
    status: 400,
    body: { type: expect.stringContaining('FLOW-1451-400') },
  });
});
