import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TOKEN_LIFETIME_SECONDS } from '../../gateway/access/access-tokens.ts';
import type { TestClient } from '../../testing/test-client.ts';
import { openTestService, type TestService } from '../../testing/test-service.ts';

let now = 1_700_000_000_000;
let service: TestService;
let client: TestClient;
beforeAll(async () => {
  service = await openTestService({ now: () => now });
  client = await service.inNewSandbox();
});
afterAll(() => service.close());

function fields(overrides: Record<string, string | undefined> = {}): string {
  const { clientId, clientSecret } = service.service.client;
  const given = {
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
    scope: 'openid',
    ...overrides,
  };
  return new URLSearchParams(
    Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined),
  ).toString();
}

const form = { 'content-type': 'application/x-www-form-urlencoded' };

describe('a token is issued', () => {
  test.each(['v2', 'v3'])('for a form at %s', async (version) => {
    const answer = await client.call('POST', `//ims/token/${version}`, { text: fields(), headers: form });

    expect(answer).toMatchObject({
      status: 200,
      body: { access_token: expect.any(String), token_type: 'bearer', expires_in: 86_399 },
    });
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test.each(['v2', 'v3'])('for a query at %s', async (version) => {
    expect((await client.call('POST', `//ims/token/${version}?${fields()}`)).status).toBe(200);
  });
});

describe('a token request is rejected', () => {
  test.each([
    { given: { client_secret: 'wrong' }, error: 'invalid_client' },
    { given: { client_id: 'nobody' }, error: 'invalid_client' },
    { given: { grant_type: 'password' }, error: 'unsupported_grant_type' },
    { given: { grant_type: undefined }, error: 'invalid_request' },
    { given: { client_id: undefined }, error: 'invalid_request' },
    { given: { client_secret: undefined }, error: 'invalid_request' },
  ])('$given → $error', async ({ given, error }) => {
    const answer = await client.call('POST', '//ims/token/v3', { text: fields(given), headers: form });

    expect(answer).toMatchObject({ status: 400, body: { error, error_description: expect.any(String) } });
  });
});

test('a token expires after its lifetime', async () => {
  const last = now + TOKEN_LIFETIME_SECONDS * 1000 - 1;
  const before = now;
  now = last;
  const inTime = await client.call('GET', '/connections');
  now = last + 1;
  const late = await client.call('GET', '/connections');
  now = before;

  expect(inTime.status).toBe(200);
  expect(late).toMatchObject({ status: 401, body: { error_code: '401013' } });
});
