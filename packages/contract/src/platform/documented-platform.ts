import { createConnections } from './connections-handler.ts';
import { createGateway, type PlatformCredentials } from './gateway.ts';
import type { PlatformConnection } from './platform-connections.ts';
import { gatewayRefusal, type PlatformHandler, type PlatformRequest, problem } from './platform-request.ts';
import { createSandboxManagement, type PlatformSandbox } from './sandbox-management.ts';
import { connectionSpecs } from './specs-handler.ts';

export interface DocumentedPlatformOptions {
  /** @default `prod` of type production and `dev` of type development */
  sandboxes?: readonly PlatformSandbox[];
  /** @default false, as for most credentials */
  isSandboxAdministrator?: boolean;
  /** The response to a test that the source refuses. @default `CONNECTOR-1308-400` */
  refusal?: () => Response;
  /** Responds before all other handlers, to simulate a gateway in between. */
  intercept?: PlatformHandler;
}

/** A stand-in for Experience Platform that responds in the forms of its public documents. */
export interface DocumentedPlatform {
  credentials: PlatformCredentials;
  fetch(request: Request): Promise<Response>;
  /** Method, path, and query of every request so far, without tokens. */
  requests: { method: string; path: string; query: string; host: string }[];
  connections: PlatformConnection[];
  revokeTokens(): void;
}

const CREDENTIALS: PlatformCredentials = {
  clientId: 'f1e2d3c4b5a6978899aabbccddeeff00',
  clientSecret: 'p8e-documented-secret',
  imsOrg: '1C2D3E4F5A6B7C8D0A495C7B@AdobeOrg',
};

/**
 * Stands in for the platform on a laptop. It returns documented responses as printed, refuses requests that the
 * documents refuse, and refuses unknown requests by name. It is not a second embedded service.
 */
export function createDocumentedPlatform(options: DocumentedPlatformOptions = {}): DocumentedPlatform {
  const {
    sandboxes = [
      { name: 'prod', type: 'production' },
      { name: 'dev', type: 'development' },
    ],
    isSandboxAdministrator = false,
    refusal = wrongPassword,
    intercept = () => undefined,
  } = options;
  const gateway = createGateway(CREDENTIALS);
  const connections = createConnections({ imsOrg: CREDENTIALS.imsOrg, refusal });
  const handlers: readonly PlatformHandler[] = [
    intercept,
    gateway.issueToken,
    gateway.refuse,
    refuseSandbox(sandboxes),
    createSandboxManagement({ sandboxes, isSandboxAdministrator }),
    connections.handle,
    connectionSpecs,
  ];
  const requests: DocumentedPlatform['requests'] = [];

  return {
    credentials: CREDENTIALS,
    requests,
    connections: connections.stored,
    revokeTokens: gateway.revokeTokens,
    async fetch(request) {
      const { pathname, searchParams, search, host } = new URL(request.url);
      const { method, headers } = request;
      requests.push({ method, path: pathname, query: search, host });
      const path = pathname.replace(/(?<=.)\/$/, '');
      const asked: PlatformRequest = {
        method,
        path,
        query: searchParams,
        headers,
        text: await request.text(),
      };
      for (const handle of handlers) {
        const answer = handle(asked);
        if (answer) return answer;
      }
      return gatewayRefusal('404000', `No service is registered for ${method} ${pathname}.`);
    },
  };
}

function refuseSandbox(sandboxes: readonly PlatformSandbox[]): PlatformHandler {
  return ({ path, headers }) => {
    const name = headers.get('x-sandbox-name');
    const id = headers.get('x-sandbox-id');
    if (!path.startsWith('/data/foundation/flowservice')) return undefined;
    if (name === '*' || id !== null) return refuseServiceHeaders({ path, name, id });
    if (name === null) return undefined;
    if (sandboxes.some((sandbox) => sandbox.name === name)) return undefined;
    return problem('FLOW-2100-404', `The sandbox ${name} does not exist.`, 'Sandbox not found');
  };
}

/** Headers that only service tokens may send (facts 6.4). */
function refuseServiceHeaders({
  path,
  name,
  id,
}: {
  path: string;
  name: string | null;
  id: string | null;
}): Response {
  if (name !== '*') return problem('FLOW-2110-400', 'The header x-sandbox-id is not allowed.');
  if (id !== '*') return problem('FLOW-2112-400', 'Both sandbox headers must be *.');
  return path.includes('/connectionSpecs')
    ? problem('FLOW-2113-400', 'The value * is not allowed for this request.')
    : problem('FLOW-2111-403', 'The value * is restricted to service tokens.');
}

/** A provider's report of a login that the source refused (facts 6.5, 1308). */
function wrongPassword(): Response {
  return problem('CONNECTOR-1308-400', "Login failed for user 'reader'.", 'Bad Request');
}
