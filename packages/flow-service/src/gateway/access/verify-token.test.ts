import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestClient } from '../../testing/test-client.ts';
import { openTestService, type TestService } from '../../testing/test-service.ts';

let service: TestService;
let client: TestClient;
let stranger: TestClient;
beforeAll(async () => {
  service = await openTestService();
  client = await service.inNewSandbox();
  stranger = await service.inNewOrganization();
});
afterAll(() => service.close());

test.each([
  { given: { authorization: undefined }, want: [403, '403010'] },
  { given: { authorization: undefined, 'x-api-key': undefined }, want: [403, '403010'] },
  { given: { authorization: 'Bearer' }, want: [401, '401013'] },
  { given: { authorization: 'Bearer nonsense' }, want: [401, '401013'] },
  { given: { authorization: 'Bearer a.b.c' }, want: [401, '401013'] },
  { given: { authorization: 'Basic dXNlcjpwYXNz' }, want: [401, '401013'] },
  { given: { 'x-api-key': undefined }, want: [403, '403000'] },
  { given: { 'x-api-key': 'someone-else' }, want: [403, '403003'] },
  { given: { 'x-gw-ims-org-id': undefined }, want: [400, '400003'] },
  { given: { 'x-gw-ims-org-id': 'ELSE@AdobeOrg' }, want: [403, '403027'] },
])('$given → $want', async ({ given, want: [status, code] }) => {
  for (const path of [
    '/connections',
    '//headwater/connections/x/test',
    '//data/foundation/sandbox-management/',
  ]) {
    const answer = await client.call('GET', path, { headers: given });

    expect(answer).toMatchObject({ status, body: { error_code: code, message: expect.any(String) } });
  }
});

test('a token with a changed claim is not valid', async () => {
  const [header, payload, signature] = (await tokenOf(client)).split('.');
  const claims = JSON.parse(Buffer.from(String(payload), 'base64url').toString('utf8'));
  const forged = Buffer.from(JSON.stringify({ ...claims, org: stranger.credentials.imsOrg })).toString(
    'base64url',
  );

  const answer = await client.call('GET', '/connections', {
    headers: {
      authorization: `Bearer ${header}.${forged}.${signature}`,
      'x-gw-ims-org-id': stranger.credentials.imsOrg,
      'x-sandbox-name': 'prod',
    },
  });

  expect(answer).toMatchObject({ status: 401, body: { error_code: '401013' } });
});

test('a token does not work for the client of another organization', async () => {
  const { clientId, imsOrg } = stranger.credentials;
  const answer = await client.call('GET', '/connections', {
    headers: { 'x-api-key': clientId, 'x-gw-ims-org-id': imsOrg },
  });

  expect(answer).toMatchObject({ status: 403, body: { error_code: '403003' } });
});

test('the scheme of the token is case-insensitive', async () => {
  const answer = await client.call('GET', '/connections', {
    headers: { authorization: `bearer ${await tokenOf(client)}` },
  });

  expect(answer.status).toBe(200);
});

async function tokenOf({ credentials: { clientId, clientSecret } }: TestClient): Promise<string> {
  const query = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
  });
  const { body } = await client.call('POST', `//ims/token/v2?${query}`);
  return (body as { access_token: string }).access_token;
}
