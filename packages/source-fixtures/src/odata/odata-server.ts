import { createServer, type ServerResponse } from 'node:http';
import { listenOnLoopback } from '../network/listen-on-loopback.ts';

/** A property of an entity type: its name, and either its type or the properties of its complex type. */
interface ODataProperty {
  name: string;
  type: string;
}

/** The content of a service. */
export interface ODataModel {
  /** XML inside the schema element, for example complex types. */
  types?: string;
  sets: Readonly<Record<string, { properties: readonly ODataProperty[]; rows: readonly object[] }>>;
}

/** A running OData 4.0 service, read-only and without authentication. */
export interface ODataServer {
  host: string;
  port: number;
  /** Path of the service root. */
  path: string;
  close(): Promise<void>;
}

const ROOT = '/v4/sales/';

/**
 * Starts a service that supports the service document, `$metadata`, and entity sets with `$top` and paging. It
 * answers everything else with 501.
 */
export async function startODataServer(model: ODataModel): Promise<ODataServer> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://service');
    const path = url.pathname.startsWith(ROOT)
      ? decodeURIComponent(url.pathname.slice(ROOT.length))
      : undefined;
    const set = path === undefined ? undefined : model.sets[path];
    const others = [...url.searchParams.keys()].filter((key) => !['$top', '$skiptoken'].includes(key));
    response.setHeader('odata-version', '4.0');
    if (request.method !== 'GET' || others.length > 0) refuse(response, 501, 'NotImplemented');
    else if (path === '') sendJson(response, describeService(model));
    else if (path === '$metadata')
      response.setHeader('content-type', 'application/xml').end(describeModel(model));
    else if (set === undefined) refuse(response, 404, 'NotFound');
    else
      sendJson(response, {
        '@odata.context': `$metadata#${path}`,
        ...takePage(set.rows, url, request.headers.prefer),
      });
  });
  const { port, close } = await listenOnLoopback(server);
  return { host: '127.0.0.1', port, path: ROOT, close };
}

/** Returns a page no larger than the client's preference, with the link to the next page. */
function takePage(
  rows: readonly object[],
  { pathname, searchParams }: URL,
  prefer: string | string[] = '',
): object {
  const top = Math.min(Number(searchParams.get('$top') ?? rows.length), rows.length);
  const from = Number(searchParams.get('$skiptoken') ?? 0);
  const size = Number(/odata\.maxpagesize=(\d+)/.exec(String(prefer))?.[1] ?? top);
  const to = Math.min(from + size, top);
  const next = `${pathname}?$top=${top}&$skiptoken=${to}`;
  return { value: rows.slice(from, to), ...(to < top ? { '@odata.nextLink': next } : {}) };
}

function describeService({ sets }: ODataModel): object {
  const value = Object.keys(sets).map((name) => ({ name, kind: 'EntitySet', url: name }));
  return {
    '@odata.context': '$metadata',
    value: [...value, { name: 'Reset', kind: 'FunctionImport', url: 'Reset' }],
  };
}

function describeModel({ sets, types = '' }: ODataModel): string {
  const entityTypes = Object.entries(sets).map(([name, { properties }]) => {
    const inner = properties.map((property) => `<Property Name="${property.name}" Type="${property.type}"/>`);
    return `<EntityType Name="${name}Type">${inner.join('')}</EntityType>`;
  });
  const entitySets = Object.keys(sets).map(
    (name) => `<EntitySet Name="${name}" EntityType="Sales.${name}Type"/>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
<Schema Namespace="Sales" Alias="S" xmlns="http://docs.oasis-open.org/odata/ns/edm">${types}${entityTypes.join('')}
<EntityContainer Name="Container">${entitySets.join('')}</EntityContainer></Schema></edmx:DataServices></edmx:Edmx>`;
}

function sendJson(response: ServerResponse, body: object): void {
  response.setHeader('content-type', 'application/json;odata.metadata=minimal').end(JSON.stringify(body));
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.statusCode = status;
  sendJson(response, { error: { code, message: 'No.' } });
}
