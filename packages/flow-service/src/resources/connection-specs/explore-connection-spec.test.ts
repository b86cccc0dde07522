import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BLOB_SPEC_ID, type TestClient } from '../../testing/test-client.ts';
import { openTestService, type TestService } from '../../testing/test-service.ts';

const LANDING_ZONE = '26f526f2-58f4-4712-961d-e41bf1ccc0e8';
const EVENT_HUBS = 'bf9f5905-92b7-48bf-bf20-455bc6b60a4e';

let service: TestService;
let client: TestClient;
beforeAll(async () => {
  service = await openTestService();
  client = await service.inNewSandbox();
});
afterAll(() => service.close());

describe('exploring by connection spec', () => {
  test.each([
    { what: 'a source that needs a connection', id: BLOB_SPEC_ID, code: 'CONNECTOR-1372-400' },
    { what: 'a source with nothing to explore', id: EVENT_HUBS, code: 'CONNECTOR-1336-400' },
    { what: 'storage of the platform, which is not here', id: LANDING_ZONE, code: 'CONNECTOR-1305-400' },
    { what: 'no known source', id: 'x', code: 'FLOW-1439-404' },
  ])('is rejected for $what', async ({ id, code }) => {
    const { status, body } = await client.call('GET', `/connectionSpecs/${id}/explore?objectType=root`);

    expect(status).toBe(Number(code.slice(-3)));
    expect(body).toMatchObject({ type: `https://ns.adobe.com/aep/errors/${code}` });
  });
});

describe('configs by connection spec', () => {
  test('are empty for a source', async () => {
    const query = 'outputType=activationDatasets&outputField=datasets&start=0&limit=20';
    const { body } = await client.call('GET', `/connectionSpecs/${BLOB_SPEC_ID}/configs?${query}`);

    expect(body).toEqual({ items: [], pageInfo: { hasNext: false } });
  });

  test.each([
    ['x/configs', 404],
    [`${BLOB_SPEC_ID}/configs?limit=101`, 400],
    [`${BLOB_SPEC_ID}/configs?start=-1`, 400],
  ])('of %s are rejected with %d', async (path, status) => {
    expect((await client.call('GET', `/connectionSpecs/${path}`)).status).toBe(status);
  });
});
