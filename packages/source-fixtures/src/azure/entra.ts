import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { text } from 'node:stream/consumers';
import type { TestCertificate } from '../network/certificate.ts';
import { type EntraRefusal, type RefusalKind, refuse } from './entra-refusal.ts';
import { createTokenSigner, type TokenClaims, type TokenSigner } from './entra-token.ts';

/** An application registered with the stand-in for Microsoft Entra ID. */
export interface TestApplication {
  tenant: string;
  clientId: string;
  clientSecret: string;
  /** @default false */
  isSecretExpired?: boolean;
  /** The error that every request of this application gets. @default no error */
  refusedFor?: RefusalKind;
}

/** A running stand-in for Microsoft Entra ID. */
export interface TestEntra extends TokenSigner {
  authority: string;
  close(): Promise<void>;
}

/** The supported resources, with the spellings of the audience that Azure uses. */
const SCOPE =
  /^(https:\/\/(?:storage\.azure\.com|database\.(?:windows\.net|usgovcloudapi\.net|chinacloudapi\.cn))\/?)\/\.default$/;
const LIFETIME_SECONDS = 3600;

/**
 * Starts a token endpoint for the client credentials grant that returns the errors of Microsoft Entra ID. It answers
 * all other requests with 501.
 */
export async function startEntra(
  certificate: TestCertificate,
  ...applications: readonly TestApplication[]
): Promise<TestEntra> {
  const signer = await createTokenSigner();
  const server = createServer(certificate, (request, response) => {
    // A client may hang up before its request is complete.
    handle(request, response, { applications, signer }).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    ...signer,
    authority: `https://127.0.0.1:${address.port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

interface Directory {
  applications: readonly TestApplication[];
  signer: TokenSigner;
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  { applications, signer }: Directory,
): Promise<void> {
  const root = `https://${request.headers.host}`;
  const [, tenant = '', ...rest] = new URL(request.url ?? '/', root).pathname.split('/');
  const path = rest.join('/');
  const ofTenant = applications.filter((application) => application.tenant === tenant);
  if (request.method === 'GET' && path === 'v2.0/.well-known/openid-configuration') {
    if (ofTenant.length === 0) return sendRefusal(response, refuse('tenant-not-found', tenant));
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
    const refusal = findObjection({ tenant, form }, ofTenant);
    if (refusal !== undefined) return sendRefusal(response, refusal);
    return send(response, 200, await grant({ tenant, form }, signer));
  }
  send(response, 501, { error: 'not_implemented', error_description: `No ${request.method} ${path} here.` });
}

interface TokenRequest {
  tenant: string;
  form: URLSearchParams;
}

function findObjection(
  { tenant, form }: TokenRequest,
  applications: readonly TestApplication[],
): EntraRefusal | undefined {
  if (applications.length === 0) return refuse('tenant-not-found', tenant);
  const clientId = form.get('client_id') ?? '';
  const application = applications.find((known) => known.clientId === clientId);
  if (application === undefined) return refuse('application-not-found', clientId, tenant);
  if (form.get('grant_type') !== 'client_credentials') return refuse('grant-unsupported');
  if (form.get('client_secret') !== application.clientSecret) return refuse('secret-wrong', clientId);
  if (application.refusedFor !== undefined) return refuse(application.refusedFor, clientId, tenant);
  if (application.isSecretExpired) return refuse('secret-expired', clientId);
  return SCOPE.test(form.get('scope') ?? '') ? undefined : refuse('resource-not-found', tenant);
}

async function grant({ tenant, form }: TokenRequest, signer: TokenSigner): Promise<object> {
  const [, audience = ''] = SCOPE.exec(form.get('scope') ?? '') ?? [];
  const now = Math.floor(Date.now() / 1000);
  const claims: TokenClaims = {
    aud: audience,
    iss: `https://sts.windows.net/${tenant}/`,
    tid: tenant,
    appid: form.get('client_id') ?? '',
    iat: now,
    nbf: now - 60,
    exp: now + LIFETIME_SECONDS,
  };
  const token = await signer.issueToken(claims);
  return { token_type: 'Bearer', expires_in: LIFETIME_SECONDS, access_token: token };
}

function sendRefusal(response: ServerResponse, { status, body }: EntraRefusal): void {
  send(response, status, body);
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
