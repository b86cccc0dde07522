import { normalizeBaseUrl } from './base-url.ts';
import type { ClientOptions } from './client-options.ts';
import { headerValue } from './header-value.ts';
import { createExchange, type Exchange } from './http/exchange.ts';
import { createTransport } from './http/transport.ts';
import { type Audit, createAudit } from './resources/audit.ts';
import { type ConnectionSpecs, createConnectionSpecs } from './resources/connection-specs.ts';
import { type Connections, createConnections } from './resources/connections.ts';
import { createHeadwater, type Headwater } from './resources/headwater.ts';
import { type RawAnswer, type RawRequest, sendRaw } from './resources/raw-request.ts';
import { createSandboxes, type Sandboxes } from './resources/sandboxes.ts';

/** Everything that can be asked of one organization's sandbox. */
export interface Client {
  /** Name of the sandbox every request takes place in. */
  readonly sandbox: string;
  readonly connections: Connections;
  readonly connectionSpecs: ConnectionSpecs;
  readonly sandboxes: Sandboxes;
  readonly headwater: Headwater;
  readonly audit: Audit;
  /** Sends what no operation here does, with the client's token and headers. */
  request(request: RawRequest): Promise<RawAnswer>;
  /** The same client in another sandbox, sharing its tokens. */
  withSandbox(name: string): Client;
}

/**
 * A client of the Flow Service, the platform's or an embedded one.
 * @throws ConfigError when an option cannot be an address or a header
 * @example
 * const tokens = clientCredentials({ imsUrl, clientId, clientSecret });
 * const client = createClient({ baseUrl, imsOrg, clientId, sandbox: 'prod', tokens });
 * for await (const connection of client.connections.list()) console.log(connection.name);
 */
export function createClient(options: ClientOptions): Client {
  return clientOver(createExchange(options.fetch), {
    ...options,
    baseUrl: normalizeBaseUrl(options.baseUrl, 'baseUrl'),
    imsOrg: headerValue(options.imsOrg, 'imsOrg'),
    clientId: headerValue(options.clientId, 'clientId'),
  });
}

function clientOver(exchange: Exchange, options: ClientOptions): Client {
  const sandbox = headerValue(options.sandbox, 'sandbox');
  const transport = createTransport({ ...options, sandbox }, exchange);
  return {
    sandbox,
    connections: createConnections(transport),
    connectionSpecs: createConnectionSpecs(transport),
    sandboxes: createSandboxes(transport),
    headwater: createHeadwater(transport),
    audit: createAudit(transport),
    request: (request) => sendRaw(transport, request),
    withSandbox: (name) => clientOver(exchange, { ...options, sandbox: name }),
  };
}
