import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { accessToken } from './auth/access-token.ts';
import { clientCredentials } from './auth/client-credentials.ts';
import type { Client } from './client.ts';
import {
  answer,
  brokenBody,
  brokenConnection,
  recordingServer,
  silence,
} from './testing/recording-server.ts';
import { testClient } from './testing/test-client.ts';

const TOKEN = 'very-secret-token';
const SECRET = 'very-secret-client-secret';
const PARAM = 'very-secret-account-key';

/** Everything that a program could print of an error, including hidden fields and causes. */
function everythingOf(error: unknown): string {
  const printed = inspect(error, { depth: Number.POSITIVE_INFINITY, showHidden: true, getters: true });
  return `${printed} ${JSON.stringify(error)} ${String(error)}`;
}

function create(client: Client): Promise<unknown> {
  return client.connections.create({
    name: 'n',
    connectionSpec: { id: 's', version: '1.0' },
    auth: { specName: 'ConnectionString', params: { connectionString: PARAM } },
  });
}

describe('an error', () => {
  it.each([
    {
      name: 'a response that repeats the token',
      reply: answer(400, { message: `no rights for ${TOKEN}`, error_code: TOKEN }),
    },
    {
      name: 'a problem that repeats the token',
      reply: answer(500, { title: TOKEN, report: { 'request-id': TOKEN } }),
    },
    { name: 'plain text that repeats the token', reply: answer(500, `Bearer ${TOKEN}`) },
    { name: 'a refused token', reply: answer(401, { error_code: '401013', message: TOKEN }) },
    { name: 'a response that is not JSON', reply: answer(200, `Bearer ${TOKEN}`) },
    { name: 'a broken connection', reply: brokenConnection() },
    { name: 'a broken body', reply: brokenBody() },
    // Long enough for a busy machine to send the request.
    { name: 'a timeout', reply: silence(), timeoutMs: 2000 },
  ])('about $name reveals no secret', async ({ reply, timeoutMs }) => {
    const server = await recordingServer(() => reply);
    const client = testClient(server.url, {
      tokens: accessToken(TOKEN),
      ...(timeoutMs !== undefined && { timeoutMs }),
      retry: { limit: 0 },
    });
    const error = await create(client).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect(server.requests[0]?.headers.authorization).toBe(`Bearer ${TOKEN}`);
    expect(everythingOf(error)).not.toContain('very-secret');
  });

  it.each([
    {
      name: 'a refusal',
      reply: answer(400, { error: 'invalid_client', error_description: `bad ${SECRET}` }),
    },
    { name: 'a failure', reply: answer(500, { message: SECRET }) },
    { name: 'a broken connection', reply: brokenConnection() },
    {
      name: 'a token that cannot be sent',
      reply: answer(200, { access_token: `${TOKEN}\n${SECRET}`, expires_in: 1 }),
    },
    { name: 'a response without a lifetime', reply: answer(200, { access_token: TOKEN }) },
  ])('about $name of the token endpoint reveals no secret', async ({ reply }) => {
    const server = await recordingServer(() => reply);
    const credential = {
      imsUrl: server.url,
      clientId: 'client-1',
      clientSecret: SECRET,
      retry: { limit: 0 },
    };
    const client = testClient('http://127.0.0.1:9', { tokens: clientCredentials(credential) });
    const error = await create(client).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect(server.requests[0]?.body).toContain(SECRET);
    expect(everythingOf(error)).not.toContain('very-secret');
  });

  it('about a token that a header cannot carry does not reveal it', () => {
    expect(() => accessToken('very-secret\nvery-secret')).toThrow(
      '`accessToken` contains characters that a header cannot carry.',
    );
  });
});
