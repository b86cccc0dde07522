import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { text } from 'node:stream/consumers';
import type { TestCertificate } from './certificate.ts';

/** The one application that the stand-in for Microsoft Entra ID knows. */
export interface TestApplication {
  tenant: string;
  clientId: string;
  clientSecret: string;
}

/** A running stand-in for Microsoft Entra ID. */
export interface TestEntra {
  authority: string;
  close(): Promise<void>;
}

/**
 * Starts a token endpoint that speaks the client credentials grant, with the error numbers of Microsoft Entra ID. It knows nothing
 * else; other requests are answered 501. Its tokens carry no signature.
 */
export async function startEntra(
  certificate: TestCertificate,
  application: TestApplication,
): Promise<TestEntra> {
  const server = createServer(
    certificate,
    (request, response) => void handle(request, response, application),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    authority: `https://127.0.0.1:${address.port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  application: TestApplication,
): Promise<void> {
  const root = `https://${request.headers.host}`;
  const [, tenant = '', ...rest] = new URL(request.url ?? '/', root).pathname.split('/');
  const path = rest.join('/');
  if (request.method === 'GET' && path === 'v2.0/.well-known/openid-configuration') {
    const base = `${root}/${tenant}`;
    return send(response, 200, {
      issuer: `${base}/v2.0`,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      token_endpoint: `${base}/oauth2/v2.0/token`,
      jwks_uri: `${base}/discovery/v2.0/keys`,
    });
  }
  if (request.method === 'POST' && path === 'oauth2/v2.0/token') {
    const form = new URLSearchParams(await text(request));
    const number = findObjection({ tenant, form }, application);
    return number === undefined ? send(response, 200, grant(tenant)) : send(response, 401, refuse(number));
  }
  send(response, 501, { error: 'not_implemented', error_description: `No ${request.method} ${path} here.` });
}

function findObjection(
  { tenant, form }: { tenant: string; form: URLSearchParams },
  application: TestApplication,
): number | undefined {
  if (tenant !== application.tenant) return 90002;
  if (form.get('client_id') !== application.clientId) return 700016;
  if (form.get('client_secret') !== application.clientSecret) return 7000215;
  return form.get('grant_type') === 'client_credentials' ? undefined : 70003;
}

function refuse(number: number): object {
  const description = `AADSTS${number}: refused. Trace ID: 0 Correlation ID: 0`;
  return { error: 'invalid_client', error_description: description, error_codes: [number] };
}

function grant(tenant: string): object {
  const nowSeconds = Math.floor(Date.now() / 1000);
  const claims = {
    aud: 'https://storage.azure.com',
    iss: `https://sts.windows.net/${tenant}/`,
    iat: nowSeconds,
    nbf: nowSeconds - 60,
    exp: nowSeconds + 3600,
  };
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const accessToken = `${encode({ alg: 'none', typ: 'JWT' })}.${encode(claims)}.`;
  return { token_type: 'Bearer', expires_in: 3600, access_token: accessToken };
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
