import { describe, expect, it } from 'vitest';
import { answer, inTurn, recordingServer, silence } from '../testing/recording-server.ts';
import { type ClientCredential, createTokenRequest } from './token-request.ts';

function request(imsUrl: string, options: Partial<ClientCredential> = {}): Promise<unknown> {
  const credential = {
    imsUrl,
    clientId: 'client-1',
    clientSecret: 'hush-hush',
    retry: { backoffMs: 1 },
    ...options,
  };
  return createTokenRequest(credential)();
}

describe('a token request', () => {
  it.each([
    {
      name: 'refuses the client',
      reply: answer(400, { error: 'invalid_client', error_description: 'no client for secret hush-hush' }),
      want: {
        name: 'AuthError',
        code: 'token-refused',
        message:
          'The token endpoint refused to issue a token to client client-1: no client for secret [withheld]',
        cause: { name: 'ApiError', status: 400, code: 'invalid_client' },
      },
    },
    {
      name: 'responds without a token',
      reply: answer(200, { token_type: 'bearer' }),
      want: { name: 'AuthError', code: 'token-unreadable' },
    },
    {
      name: 'responds with a token that no header can carry',
      reply: answer(200, { access_token: 'two\nlines', expires_in: 60 }),
      want: { name: 'ConfigError', code: 'invalid-header-value' },
    },
    {
      name: 'is not a token endpoint',
      reply: answer(404, '<html></html>'),
      want: { name: 'ApiError', status: 404, method: 'POST' },
    },
    {
      name: 'responds with a web page',
      reply: answer(200, '<html></html>'),
      want: { name: 'ApiError', code: 'unreadable-answer' },
    },
    { name: 'keeps failing', reply: answer(503), want: { name: 'ApiError', status: 503 } },
  ])('fails if the endpoint $name', async ({ reply, want }) => {
    const server = await recordingServer(() => reply);
    await expect(request(server.url)).rejects.toMatchObject(want);
  });

  it('is retried after a temporary failure of the endpoint', async () => {
    const token = answer(200, { access_token: 't', expires_in: 60 });
    const server = await recordingServer(inTurn(answer(503), answer(429), token));
    await expect(request(server.url, { now: () => 0 })).resolves.toEqual({
      accessToken: 't',
      expiresAt: 60_000,
    });
  });

  it('is limited in time', async () => {
    const server = await recordingServer(() => silence());
    await expect(request(server.url, { timeoutMs: 50 })).rejects.toMatchObject({
      name: 'TimeoutError',
      url: `${server.url}/ims/token/v3`,
    });
  });

  it('is not prepared for an invalid address', () => {
    const credential = { imsUrl: 'ims-na1.adobelogin.com', clientId: 'c', clientSecret: 's' };
    expect(() => createTokenRequest(credential)).toThrow('`imsUrl` is not a valid service address.');
  });
});
