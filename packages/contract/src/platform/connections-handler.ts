import { type ExploredAs, exploreAnswer } from './explore-answers.ts';
import { filterConnections, listPage, resumed } from './list-page.ts';
import { patchConnection } from './patch-connection.ts';
import {
  createEtag,
  initialConnections,
  PLATFORM_CONNECTION_IDS,
  type PlatformConnection,
} from './platform-connections.ts';
import {
  badRequest,
  type PlatformHandler,
  type PlatformRequest,
  problem,
  readJson,
  readObject,
} from './platform-request.ts';

export interface ConnectionsOptions {
  imsOrg: string;
  /** The response of `GET /connections/{id}/test` for the connection that is refused. */
  refusal: () => Response;
}

/** Connections in the forms that public documents print. */
export interface PlatformConnections {
  handle: PlatformHandler;
  stored: PlatformConnection[];
}

const BASE = '/data/foundation/flowservice/connections';

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: to be split
export function createConnections({ imsOrg, refusal }: ConnectionsOptions): PlatformConnections {
  const stored = initialConnections(imsOrg);
  const inSandbox = (request: PlatformRequest): readonly PlatformConnection[] =>
    stored.filter(({ sandboxName }) => sandboxName === sandboxOf(request));

  function create(request: PlatformRequest): Response {
    if (!/^application\/json\b/.test(request.headers.get('content-type') ?? ''))
      return badRequest('The Content-Type must be application/json.');
    if (readJson(request) === null || request.text === '')
      return problem('FLOW-1405-400', 'The request body is null or empty.');
    const unknown = [...request.query.keys()].find((name) => name !== 'mode');
    if (unknown !== undefined) return problem('FLOW-1451-400', `The query parameter ${unknown} is unknown.`);
    const body = withoutNulls(readObject(request)) as Partial<PlatformConnection>;
    if (typeof body.connectionSpec?.id !== 'string')
      return problem('FLOW-1413-400', 'The connection spec is invalid.');
    const etag = createEtag();
    const now = Date.now();
    const connection: PlatformConnection = {
      ...body,
      connectionSpec: body.connectionSpec,
      id: crypto.randomUUID(),
      etag,
      version: etag,
      // A new connection may not be usable yet (facts 4.3).
      state: request.query.get('mode') === 'draft' ? 'draft' : 'initializing',
      createdAt: now,
      createdClient: request.headers.get('x-api-key'),
      sandboxName: sandboxOf(request),
      imsOrgId: imsOrg,
      updatedAt: now,
    };
    stored.push(connection);
    const headers = { location: `${BASE}/${connection.id}` };
    return Response.json({ id: connection.id, etag }, { status: 201, headers });
  }

  function list(
    request: PlatformRequest,
    query: URLSearchParams,
    path: '/connections' | '/connections/search' = '/connections',
  ): Response {
    const found = filterConnections(inSandbox(request), query);
    return found instanceof Response ? found : listPage(found, query, path);
  }

  /** Like a list, with the criteria in the body (facts 4.7). */
  function search(request: PlatformRequest): Response {
    if (request.text === '') return problem('FLOW-1405-400', 'The request body is null or empty.');
    const { queryString = '', limit, count, orderby } = readObject(request);
    const query = new URLSearchParams(
      String(queryString)
        .split('&')
        .filter((filter) => filter !== '')
        .map((filter): [string, string] => ['property', filter]),
    );
    for (const [name, value] of Object.entries({ limit, count, orderby })) {
      if (value !== undefined) query.set(name, String(value));
    }
    const asked = request.query.has('continuationToken') ? resumed(request.query) : query;
    return list(request, asked, '/connections/search');
  }

  function change(connection: PlatformConnection, request: PlatformRequest): Response {
    const etag = request.headers.get('if-match');
    if (etag === null) return problem('FLOW-1403-400', 'If-Match header is missing.', 'Header is missing');
    if (etag !== connection.etag)
      return problem('FLOW-1404-412', 'The version has changed.', 'Version not matching');
    if (connection.state === 'initializing') {
      return problem('FLOW-1417-400', 'Initializing connections cannot be changed by user tokens.');
    }
    const changed = patchConnection(connection, readJson(request));
    return changed instanceof Response ? changed : keep(changed);
  }

  /** Users call publish; finalizing is for providers (facts 4.10). */
  function act(connection: PlatformConnection, { query }: PlatformRequest): Response {
    const operation = query.get('op')?.toLowerCase();
    const parts = query.getAll('subOp');
    if (parts.some((part) => !/^(?:APPLY|ROLLBACK|PROGRESS)$/i.test(part)))
      return problem('FLOW-1435-400', 'The sub action is not supported.');
    if (parts.length > 1 && parts.includes('PROGRESS'))
      return problem('FLOW-1406-400', 'PROGRESS must be the only sub action.');
    if (operation === 'finalize' || operation === 'finalize_update')
      return problem('FLOW-1402-400', 'Finalizing is reserved to providers.');
    if (operation !== 'publish')
      return problem('FLOW-1434-400', `The operation ${query.get('op')} is not supported for connections.`);
    if (connection.state !== 'draft')
      return problem('FLOW-1422-400', `A connection in the state ${connection.state} cannot be published.`);
    return keep({ ...connection, state: 'enabled' });
  }

  function keep(changed: PlatformConnection): Response {
    const etag = createEtag();
    const kept = { ...changed, etag, version: etag, updatedAt: Date.now() };
    stored[stored.findIndex(({ id }) => id === changed.id)] = kept;
    return Response.json({ id: kept.id, etag });
  }

  function remove(connection: PlatformConnection): Response {
    stored.splice(stored.indexOf(connection), 1);
    return new Response(null, { status: 204 });
  }

  function retrieve(connection: PlatformConnection): Response {
    const answer = Response.json({ items: [connection] });
    if (connection.state === 'initializing' && connection.name !== 'Fresh import')
      connection.state = 'enabled';
    return answer;
  }

  function test(connection: PlatformConnection): Response {
    return connection.id === PLATFORM_CONNECTION_IDS.refusing ? refusal() : Response.json({ result: true });
  }

  function handleOne(request: PlatformRequest, rest: string): Response | undefined {
    const [id, operation] = rest.split('/');
    const connection = inSandbox(request).find((one) => one.id === id);
    if (!connection) return problem('FLOW-1439-404', `The id ${id} does not exist.`, 'Resource not found');
    const { method } = request;
    if (operation === 'test') return test(connection);
    if (operation === 'action' && request.method === 'POST') return act(connection, request);
    if (operation === 'explore') return exploreAnswer(request, kindOf(connection));
    if (operation !== undefined) return undefined;
    if (method === 'GET') return retrieve(connection);
    if (method === 'PATCH') return change(connection, request);
    return method === 'DELETE' ? remove(connection) : undefined;
  }

  return {
    stored,
    handle(request) {
      if (!request.path.startsWith(BASE) || !/^(?:\/|$)/.test(request.path.slice(BASE.length)))
        return undefined;
      const rest = request.path.slice(BASE.length + 1);
      if (rest === 'search' && request.method === 'POST') return search(request);
      if (rest !== '') return handleOne(request, rest);
      if (request.method === 'POST') return create(request);
      return list(request, resumed(request.query));
    },
  };
}

/** A request without the header uses the default sandbox (facts 8 no. 1). */
function sandboxOf({ headers }: PlatformRequest): string {
  return headers.get('x-sandbox-name') ?? 'prod';
}

/** A null is equivalent to an omitted optional member (facts 3.2). */
function withoutNulls(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const members = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(members.map(([name, member]) => [name, withoutNulls(member)]));
}

const TABLE_IDS: ReadonlySet<string> = new Set([
  PLATFORM_CONNECTION_IDS.table,
  PLATFORM_CONNECTION_IDS.refusing,
]);

function kindOf({ id }: PlatformConnection): ExploredAs {
  if (id === PLATFORM_CONNECTION_IDS.restSource) return 'rest';
  return TABLE_IDS.has(id) ? 'tables' : 'files';
}
