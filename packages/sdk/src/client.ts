import { normalizeBaseUrl } from './base-url.ts';
import type { ClientOptions } from './client-options.ts';
import { createResources, type Resources } from './generated/resources.ts';
import { headerValue } from './header-value.ts';
import { createExchange, type Exchange } from './http/exchange.ts';
import { createTransport } from './http/transport.ts';
import { type ConnectionSpecs, extendConnectionSpecs } from './resources/connection-specs.ts';
import { type Connections, extendConnections } from './resources/connections.ts';
import { extendHeadwater, type Headwater } from './resources/headwater.ts';
import { type RawAnswer, type RawRequest, sendRaw } from './resources/raw-request.ts';
import { extendSandboxes, type Sandboxes } from './resources/sandboxes.ts';

/** All operations in one sandbox of an organization. */
export interface Client
  extends Omit<Resources, 'connections' | 'connectionSpecs' | 'headwater' | 'sandboxes'> {
  /** Name of the sandbox of every request. */
  readonly sandbox: string;
  /** Base connections. Each one stores the credentials for one account of one source. */
  readonly connections: Connections;
  /** The registry of sources, with the authentication methods and parameters each one takes. */
  readonly connectionSpecs: ConnectionSpecs;
  /** The sandboxes of the organization. */
  readonly sandboxes: Sandboxes;
  /** The features that the embedded service adds to the real API. The platform returns 404. */
  readonly headwater: Headwater;
  /** Sends a request that no operation here supports, with the client's token and headers. */
  request(request: RawRequest): Promise<RawAnswer>;
  /** The same client in another sandbox, with shared tokens. */
  withSandbox(name: string): Client;
}

/**
 * Creates a client of the Flow Service, either of the platform or of an embedded service.
 * @throws ConfigError if an option is not a valid address or header value
 * @example const tokens = clientCredentials({ imsUrl, clientId, clientSecret }); const client = createClient({
 * baseUrl, imsOrg, clientId, sandbox: 'prod', tokens }); for await (const connection of client.connections.list())
 * console.log(connection.name);
 */
export function createClient(options: ClientOptions): Client {
  return clientOver(createExchange(options), {
    ...options,
    baseUrl: normalizeBaseUrl(options.baseUrl, 'baseUrl'),
    imsOrg: headerValue(options.imsOrg, 'imsOrg'),
    clientId: headerValue(options.clientId, 'clientId'),
  });
}

function clientOver(exchange: Exchange, options: ClientOptions): Client {
  const sandbox = headerValue(options.sandbox, 'sandbox');
  const transport = createTransport({ ...options, sandbox }, exchange);
  const resources = createResources(transport);
  return {
    ...resources,
    sandbox,
    connections: extendConnections(resources.connections, transport),
    connectionSpecs: extendConnectionSpecs(resources.connectionSpecs, transport),
    sandboxes: extendSandboxes(resources.sandboxes),
    headwater: extendHeadwater(resources.headwater, transport),
    request: (request) => sendRaw(transport, request),
    withSandbox: (name) => clientOver(exchange, { ...options, sandbox: name }),
  };
}
