import type { IncomingMessage, ServerResponse } from 'node:http';
import type { BlobBackend } from './blob-backend.ts';
import { DfsRefusal } from './dfs-refusal.ts';
import type { DfsServerOptions } from './dfs-server-options.ts';
import { type DfsPage, listFileSystems, listPaths, requireFileSystem } from './list-paths.ts';
import { readPath } from './read-path.ts';

/** A request to the Data Lake Storage endpoint that has passed the firewall and the token check. */
interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  url: URL;
  backend: BlobBackend;
  options: Pick<DfsServerOptions, 'hasHierarchicalNamespace' | 'hasSoftDelete' | 'maxPageSize'>;
}

const MAX_PAGE_SIZE = 5000;

/** Parameters of each operation. The server refuses any others. */
const PARAMETERS = {
  account: ['resource', 'prefix', 'maxResults', 'continuation', 'timeout'],
  filesystem: ['resource', 'recursive', 'directory', 'maxResults', 'continuation', 'timeout'],
  path: ['action', 'timeout'],
} as const;

/** Performs one operation. @throws DfsRefusal */
export async function answerDfs(exchange: Exchange): Promise<void> {
  const { request, response, url, backend, options } = exchange;
  const { hasHierarchicalNamespace = true, hasSoftDelete = false, maxPageSize = MAX_PAGE_SIZE } = options;
  if (!hasHierarchicalNamespace && hasSoftDelete) throw new DfsRefusal('EndpointUnsupportedAccountFeatures');
  const { fileSystem, path } = locate(url, backend.accountName);
  if (url.search.includes('+')) throw new DfsRefusal('NotPartOfThisFixture', 'It reads no plus sign.');
  const query = url.searchParams;
  const resource = query.get('resource');
  const operation = `${request.method} ${resource ?? (path === '' ? 'nothing' : 'path')}`;
  switch (operation) {
    case 'GET account':
      refuseOthers(query, PARAMETERS.account);
      return sendPage(response, await listFileSystems(backend, { query, maxPageSize }));
    case 'GET filesystem':
      refuseOthers(query, PARAMETERS.filesystem);
      return sendPage(response, await listPaths(backend, fileSystem, { query, maxPageSize }));
    case 'HEAD filesystem':
      await requireFileSystem(backend, fileSystem);
      response.writeHead(200, { 'x-ms-namespace-enabled': String(hasHierarchicalNamespace) }).end();
      return;
    case 'GET path':
    case 'HEAD path':
      refuseOthers(query, PARAMETERS.path);
      if (![null, 'getStatus'].includes(query.get('action'))) throw new DfsRefusal('NotPartOfThisFixture');
      return await readPath(backend, { fileSystem, path }, { request, response });
    default:
      throw new DfsRefusal('NotPartOfThisFixture', operation);
  }
}

/** The path contains the account unless the host name does. */
function locate({ hostname, pathname }: URL, accountName: string): { fileSystem: string; path: string } {
  const segments = pathname.split('/').filter(Boolean).map(decodeURIComponent);
  const isHostStyle = /^[^.]+\.dfs\./.test(hostname);
  const account = isHostStyle ? hostname.split('.')[0] : segments.shift();
  if (account !== accountName)
    throw new DfsRefusal('NotPartOfThisFixture', `There is no account ${account}.`);
  const [fileSystem = '', ...path] = segments;
  return { fileSystem, path: path.join('/') };
}

function refuseOthers(query: URLSearchParams, known: readonly string[]): void {
  const unknown = [...query.keys()].filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new DfsRefusal('NotPartOfThisFixture', `Parameters: ${unknown.join(', ')}.`);
}

function sendPage(response: ServerResponse, { body, continuation }: DfsPage): void {
  if (continuation !== undefined) response.setHeader('x-ms-continuation', continuation);
  response.writeHead(200, { 'content-type': 'application/json;charset=utf-8' }).end(JSON.stringify(body));
}
