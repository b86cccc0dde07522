import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { blobConnection, type TestClient } from './testing/test-client.ts';
import { openTestService, type TestService } from './testing/test-service.ts';

let service: TestService;
let client: TestClient;
let id: string;
let etag: string;
beforeAll(async () => {
  service = await openTestService();
  client = await service.inNewSandbox();
  ({ id, etag } = await client.create(blobConnection()));
});
afterAll(() => service.close());

/** Any JSON, including JSON that is almost a valid body. */
const bodies = fc.oneof(
  fc.jsonValue(),
  fc.record(
    {
      name: fc.jsonValue(),
      description: fc.jsonValue(),
      providerId: fc.jsonValue(),
      connectionSpec: fc.oneof(fc.jsonValue(), fc.constant({ id: '4c10e202-c428-4796-9208-5f1f5732b1cf' })),
      auth: fc.oneof(
        fc.jsonValue(),
        fc.record({
          specName: fc.oneof(fc.constant('ConnectionString'), fc.string()),
          params: fc.jsonValue(),
        }),
      ),
    },
    { requiredKeys: [] },
  ),
);

const queries = fc.dictionary(
  fc.oneof(
    fc.constantFrom(
      'property',
      'limit',
      'orderby',
      'count',
      'continuationToken',
      'objectType',
      'object',
      'filters',
    ),
    fc.string(),
  ),
  fc.oneof(fc.constantFrom('name==', 'name=="', 'createdAt>1', 'root', 'file', '-name', 'true'), fc.string()),
);

// The observed fetch fails on an answer that violates the spec. This test checks that no answer is a 500.
test('no body of a create causes a server error', async () => {
  await fc.assert(
    fc.asyncProperty(bodies, async (body) => {
      expect([201, 400]).toContain((await client.call('POST', '/connections', { body })).status);
    }),
    { numRuns: 300 },
  );
});

test('no body of a search causes a server error', async () => {
  const searches = fc.oneof(
    fc.jsonValue(),
    fc.record(
      { queryString: fc.string(), orderby: fc.string(), limit: fc.integer({ min: -1, max: 1001 }) },
      { requiredKeys: [] },
    ),
  );
  await fc.assert(
    fc.asyncProperty(searches, async (body) => {
      expect([200, 400]).toContain((await client.call('POST', '/connections/search', { body })).status);
    }),
    { numRuns: 300 },
  );
});

test('no patch causes a server error', async () => {
  const instruction = fc.record(
    {
      op: fc.oneof(fc.constantFrom('add', 'replace', 'remove'), fc.string()),
      path: fc.oneof(
        fc.constantFrom('/name', '/description', '/auth', '/auth/params', '/auth/params/x'),
        fc.string(),
      ),
      value: fc.jsonValue(),
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.jsonValue(), fc.array(instruction), instruction), async (body) => {
      const answer = await client.call('PATCH', `/connections/${id}`, {
        body,
        headers: { 'if-match': etag },
      });
      if (answer.status === 200) ({ etag } = answer.body as { etag: string });

      expect([200, 400]).toContain(answer.status);
    }),
    { numRuns: 300 },
  );
});

test('no query and no id causes a server error', async () => {
  const paths = fc.constantFrom(
    '/connections',
    '/connectionSpecs',
    `/connections/${id}`,
    '/connections/x/explore',
  );
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        paths,
        fc.string().map((text) => `/connections/${encodeURIComponent(text)}`),
      ),
      queries,
      async (path, query) => {
        expect((await client.call('GET', `${path}?${new URLSearchParams(query)}`)).status).toBeLessThan(500);
      },
    ),
    { numRuns: 300 },
  );
});
