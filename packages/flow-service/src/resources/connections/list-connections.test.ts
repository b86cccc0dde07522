// biome-ignore lint/style/noExcessiveLinesPerFile: to be split
import type { Connection, ConnectionPage } from '@headwater/models';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blobConnection, type TestClient } from '../../testing/test-client.ts';
import { openTestService, type TestService } from '../../testing/test-service.ts';

let service: TestService;
let client: TestClient;
let now = 1_700_000_000_000;
beforeAll(async () => {
  // Two connections share each time, so that pages break between equal times.
  service = await openTestService({ now: () => now });
  client = await service.inNewSandbox();
  for (const [index, name] of ['apple', 'Birne', 'cherry', 'date, dried', 'élan', 'fig', 'apple'].entries()) {
    now = 1_700_000_000_000 + Math.floor(index / 2) * 1000;
    await client.create(blobConnection({ name }));
  }
  await client.call('POST', '/connections?mode=draft', {
    body: blobConnection({ name: 'grape', auth: undefined }),
  });
});
afterAll(() => service.close());

async function list(query: string): Promise<ConnectionPage> {
  const { status, body } = await client.call('GET', `/connections${query}`);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body as ConnectionPage;
}

async function everyPage(query: string): Promise<Connection[]> {
  const found: Connection[] = [];
  for (let href: string | undefined = `/connections${query}`; href !== undefined; ) {
    const { body } = await client.call('GET', href);
    const page = body as ConnectionPage;
    found.push(...(page.items ?? []));
    href = page._links?.next?.href;
  }
  return found;
}

function namesOf(items: readonly { name?: string }[] | undefined): (string | undefined)[] | undefined {
  return items?.map(({ name }) => name);
}

describe('paging', () => {
  test('lists the newest first by default', async () => {
    const times = (await list('')).items?.map(({ createdAt }) => createdAt);

    expect(times).toEqual(times?.toSorted((left = 0, right = 0) => right - left));
  });

  test('lists every connection exactly once for any page size', async () => {
    const all = (await list('')).items;

    for (const limit of [1, 2, 3, 8, 100]) {
      expect(await everyPage(`?limit=${limit}`)).toEqual(all);
    }
  });

  test('the last page has links, but none to a next page', async () => {
    expect((await list('?limit=8'))._links).toEqual({});
    expect((await list('?limit=7'))._links).toHaveProperty('next');
  });

  test('the token is the only query parameter and contains no = or &', async () => {
    const { _links } = await list('?limit=2&property=state!=disabled&orderby=-name');

    expect(_links?.next?.href).toMatch(/^\/connections\?continuationToken=[\w-]+$/);
  });

  test('the link keeps the filter, order and limit of the first page', async () => {
    const expected = ['apple', 'apple', 'cherry', 'fig'];
    const query = '?property=name==apple,cherry,fig&orderby=name&limit=3';

    expect(namesOf(await everyPage(query))).toEqual(expected);
  });

  test('a client that repeats its other parameters beside the token gets the same page', async () => {
    const { _links } = await list('?limit=2');
    const href = `${_links?.next?.href}&limit=2&count=False`;

    expect((await client.call('GET', href)).body).toEqual(
      (await client.call('GET', `${_links?.next?.href}`)).body,
    );
  });

  test('a limit beside the token applies', async () => {
    const { _links } = await list('?limit=2');

    expect(
      ((await client.call('GET', `${_links?.next?.href}&limit=5`)).body as ConnectionPage).items,
    ).toHaveLength(5);
  });

  test('the link stays short enough to be followed, regardless of the length of names and filters', async () => {
    const own = await service.inNewSandbox();
    for (const end of ['a', 'b', 'c']) await own.create(blobConnection({ name: 'é'.repeat(100_000) + end }));
    const query = `limit=1&orderby=name&property=id!=${'x'.repeat(15_990)}`;
    const first = (await own.call('GET', `/connections?${query}`)).body as ConnectionPage;
    const href = String(first._links?.next?.href);
    const second = (await own.call('GET', href)).body as ConnectionPage;

    expect(`${href}&${query}`.length).toBeLessThan(48 * 1024);
    expect(second.items?.map(({ name }) => name?.at(-1))).toEqual(['b']);
    expect(await own.call('GET', `/connections?${query}xxxxxxxxxx`)).toMatchObject({
      status: 400,
      body: {
        type: expect.stringContaining('FLOW-1453-400'),
        errorMessage: expect.stringContaining('search'),
      },
    });
  });

  test('connections created or deleted between pages neither hide nor repeat others', async () => {
    const own = await service.inNewSandbox();
    const made = [];
    for (const name of ['a', 'b', 'c', 'd']) made.push(await own.create(blobConnection({ name })));
    const first = (await own.call('GET', '/connections?limit=2&orderby=name')).body as ConnectionPage;

    await own.call('DELETE', `/connections/${made[0]?.id}`);
    await own.create(blobConnection({ name: 'aa' }));
    const second = (await own.call('GET', `${first._links?.next?.href}`)).body as ConnectionPage;

    expect(namesOf(second.items)).toEqual(['c', 'd']);
  });

  test.each(['nonsense', 'e30', Buffer.from('{"after":"x","property":[]}').toString('base64url'), ''])(
    'rejects an invalid token: %s',
    async (token) => {
      const answer = await client.call('GET', `/connections?continuationToken=${token}`);

      expect(answer).toMatchObject({ status: 400, body: { type: expect.stringContaining('FLOW-1453-400') } });
    },
  );

  test('a token can contain only what a filter could request', async () => {
    const token = { after: 'x', property: ['imsOrgId==other'], orderby: 'name; drop table' };
    const text = Buffer.from(JSON.stringify(token)).toString('base64url');

    expect((await client.call('GET', `/connections?continuationToken=${text}`)).status).toBe(400);
  });
});

describe('ordering', () => {
  test.each([
    { orderby: 'name', want: 'ascending' },
    { orderby: '%2Bname', want: 'ascending' },
    { orderby: '-name', want: 'descending' },
  ])('$orderby is $want', async ({ orderby, want }) => {
    const names = namesOf((await list(`?orderby=${orderby}&property=name==apple,cherry,fig`)).items);
    const ascending = ['apple', 'apple', 'cherry', 'fig'];

    expect(names).toEqual(want === 'ascending' ? ascending : ascending.toReversed());
  });
});

describe('counting', () => {
  test('returns only the number of matches', async () => {
    expect(await list('?count=true')).toEqual({ count: 8 });
    expect(await list('?count=TRUE&property=name==apple')).toEqual({ count: 2 });
  });

  test('applies the limit if the count is off', async () => {
    expect((await list('?count=False&limit=1')).items).toHaveLength(1);
  });
});

describe('filtering', () => {
  test('finds the same connections as a simple evaluation of the conditions', async () => {
    const all = (await list('')).items ?? [];
    await fc.assert(
      fc.asyncProperty(fc.array(condition(all), { maxLength: 3 }), async (conditions) => {
        const query = conditions.map(({ text }) => `property=${encodeURIComponent(text)}`).join('&');
        const expected = all.filter((connection) => conditions.every(({ meets }) => meets(connection)));

        expect((await list(`?${query}`)).items).toEqual(expected);
        expect(await list(`?count=true&${query}`)).toEqual({ count: expected.length });
      }),
      { numRuns: 150 },
    );
  });

  test('the search finds the same as the list', async () => {
    const queryString = 'name==apple,fig&state==enabled';
    const { body } = await client.call('POST', '/connections/search', {
      body: { queryString, orderby: 'name' },
    });

    expect(namesOf((body as ConnectionPage).items)).toEqual(['apple', 'apple', 'fig']);
  });

  test('the search pages with the token in the query and the criteria in the body', async () => {
    const criteria = { queryString: 'name==apple,fig', orderby: 'name', limit: 2 };
    const first = (await client.call('POST', '/connections/search', { body: criteria }))
      .body as ConnectionPage;
    const href = String(first._links?.next?.href);
    const second = (await client.call('POST', href, { body: criteria })).body as ConnectionPage;

    expect(href).toMatch(/^\/connections\/search\?continuationToken=[\w-]+$/);
    expect(namesOf(second.items)).toEqual(['fig']);
  });

  test('the link of a search is short, and is rejected with criteria other than its own', async () => {
    const queryString = `name!=${'x'.repeat(200_000)}`;
    const search = async (path: string, criteria: object) => {
      return await client.call('POST', path, { body: { queryString, limit: 2, ...criteria } });
    };
    const first = (await search('/connections/search', {})).body as ConnectionPage;
    const href = String(first._links?.next?.href);

    expect(href.length).toBeLessThan(1_000);
    expect((await search(href, { limit: 3 })).body).toMatchObject({ items: { length: 3 } });
    for (const answer of [
      await search(href, { queryString: '' }),
      await search(href, { orderby: '-createdAt' }),
      await client.call('GET', href.replace('/search', '')),
    ]) {
      expect(answer).toMatchObject({ status: 400, body: { type: expect.stringContaining('FLOW-1453-400') } });
    }
  });

  test('the search accepts only as many filters and values as every database supports', async () => {
    const none = 'name!=nothing';
    const many = (count: number): string => `name==${Array.from({ length: count }, () => 'fig')}`;
    const search = async (queryString: string) =>
      await client.call('POST', '/connections/search', { body: { queryString } });

    for (const accepted of [Array(100).fill(none).join('&'), many(1000)])
      expect((await search(accepted)).status).toBe(200);
    for (const refused of [Array(101).fill(none).join('&'), many(1001), `${many(500)}&${many(501)}`]) {
      const error = { status: 400, body: { type: expect.stringContaining('FLOW-1453-400') } };
      expect(await search(refused)).toMatchObject(error);
    }
  });

  test('the search returns a count', async () => {
    const { body } = await client.call('POST', '/connections/search', { body: { count: true } });

    expect(body).toEqual({ count: 8 });
  });
});

describe('rejected requests', () => {
  test.each([
    { query: 'limit=1&count=true', code: 'FLOW-1401-400' },
    { query: 'limit=0', code: 'FLOW-1452-400' },
    { query: 'limit=101', code: 'FLOW-1452-400' },
    { query: 'limit=ten', code: 'FLOW-1452-400' },
    { query: 'limit=', code: 'FLOW-1452-400' },
    { query: 'limit=1&limit=2', code: 'FLOW-1453-400' },
    { query: 'count=maybe', code: 'FLOW-1452-400' },
    { query: 'offset=5', code: 'FLOW-1451-400' },
    { query: 'Limit=5', code: 'FLOW-1451-400' },
    { query: 'orderby=~name', code: 'FLOW-1432-400' },
    { query: 'orderby=+name', code: 'FLOW-1432-400' },
    { query: 'orderby=', code: 'FLOW-1432-400' },
    { query: 'orderby=color', code: 'FLOW-1433-400' },
    { query: 'orderby=color&count=true', code: 'FLOW-1433-400' },
    { query: 'orderby=constructor', code: 'FLOW-1433-400' },
    { query: 'property=color==red', code: 'FLOW-1449-400' },
    { query: 'property=toString==x', code: 'FLOW-1449-400' },
    { query: 'property=auth.params.connectionString==x', code: 'FLOW-1449-400' },
    { query: 'property=createdAt>1,2', code: 'FLOW-1443-400' },
    { query: 'property=id>a', code: 'FLOW-1448-400' },
    { query: 'property=createdAt==yesterday', code: 'FLOW-1452-400' },
    { query: 'limit=5&property=name==caf%E9', code: 'FLOW-1453-400' },
    { query: 'property=name==100%', code: 'FLOW-1453-400' },
  ])('$query → $code', async ({ query, code }) => {
    expect(await client.call('GET', `/connections?${query}`)).toMatchObject({
      status: 400,
      body: { type: `https://ns.adobe.com/aep/errors/${code}` },
    });
  });
});

interface ModelCondition {
  text: string;
  meets: (connection: Connection) => boolean;
}

/** A random condition on the connections, both as a string and as a simple function. */
function condition(all: readonly Connection[]): fc.Arbitrary<ModelCondition> {
  const text = fc
    .record({
      field: fc.constantFrom('name' as const, 'state' as const, 'id' as const),
      isEqual: fc.boolean(),
      picks: fc.array(fc.nat(all.length), { minLength: 1, maxLength: 3 }),
    })
    .map(({ field, isEqual, picks }): ModelCondition => {
      const values = picks.map((pick) => all[pick]?.[field] ?? 'nothing like it');
      return {
        text: `${field}${isEqual ? '==' : '!='}${values.map((value) => `"${value}"`).join(',')}`,
        meets: (connection) => values.includes(String(connection[field])) === isEqual,
      };
    });
  const time = fc
    .record({
      operator: fc.constantFrom('<' as const, '<=' as const, '>' as const, '>=' as const, '==' as const),
      pick: fc.nat(all.length - 1),
      offset: fc.integer({ min: -1, max: 1 }),
    })
    .map(({ operator, pick, offset }): ModelCondition => {
      const bound = (all[pick]?.createdAt ?? 0) + offset;
      return {
        text: `createdAt${operator}${bound}`,
        meets: ({ createdAt = 0 }) => compare(createdAt, operator, bound),
      };
    });
  return fc.oneof(text, time);
}

function compare(value: number, operator: '<' | '<=' | '>' | '>=' | '==', bound: number): boolean {
  switch (operator) {
    case '<':
      return value < bound;
    case '<=':
      return value <= bound;
    case '>':
      return value > bound;
    case '>=':
      return value >= bound;
    case '==':
      return value === bound;
  }
}
