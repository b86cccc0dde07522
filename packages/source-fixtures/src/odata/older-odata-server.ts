import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listenOnLoopback } from '../network/listen-on-loopback.ts';

/** A value in Atom form; a complex value lists its members. */
type OlderValue = string | null | { readonly [name: string]: OlderValue };

/** The content of a service, and the older protocol version it speaks. */
export interface OlderODataModel {
  version: '1.0' | '2.0' | '3.0';
  /** The formats that the service offers. `light` is the JSON of version 3. */
  formats: readonly ('atom' | 'verbose' | 'light')[];
  /** Status of the response to other formats. @default 415 */
  refusal?: number;
  /** Entities on a page. @default all */
  pageSize?: number;
  /** XML inside the schema element, for example complex types. */
  types?: string;
  properties: readonly { name: string; type: string; mappedTo?: string }[];
  rows: readonly Readonly<Record<string, OlderValue>>[];
  /** Types of the members of complex properties, by name. */
  memberTypes?: Readonly<Record<string, string>>;
}

/** A request that a service received. */
interface SeenRequest {
  path: string;
  headers: IncomingMessage['headers'];
}

/** A running read-only service with the entity set `Products`. */
export interface OlderODataServer {
  host: string;
  port: number;
  /** Path of the service root. */
  path: string;
  requests: readonly SeenRequest[];
  close(): Promise<void>;
}

const ROOT = '/V2/OData.svc/';
const NAMESPACES =
  'xmlns="http://www.w3.org/2005/Atom" xmlns:d="http://schemas.microsoft.com/ado/2007/08/dataservices" xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata"';

/**
 * Starts a service of OData 1 to 3 that supports the service document, `$metadata` and one entity set with `$top` and
 * `$skiptoken`. It answers other requests with 501, unsupported formats with 406 or 415, and requests without a
 * supported version with 400.
 *
 * @see https://www.odata.org/documentation/odata-version-2-0/
 */
export async function startOlderODataServer(model: OlderODataModel): Promise<OlderODataServer> {
  const requests: SeenRequest[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://service');
    requests.push({ path: url.pathname.slice(ROOT.length), headers: request.headers });
    answer(model, { request, response, url });
  });
  const { port, close } = await listenOnLoopback(server);
  return { host: '127.0.0.1', port, path: ROOT, requests, close };
}

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  url: URL;
}

function answer(model: OlderODataModel, { request, response, url }: Exchange): void {
  const path = url.pathname.slice(ROOT.length);
  const accept = request.headers.accept ?? '';
  const format = path === '$metadata' ? 'atom' : chooseFormat(model, accept);
  const send = (body: string | object, type = 'application/atom+xml') => {
    const isText = typeof body === 'string';
    response.setHeader('content-type', isText ? `${type};charset=utf-8` : 'application/json;charset=utf-8');
    response.end(isText ? body : JSON.stringify(body));
  };
  const refuse = (status: number, message: string) => {
    response.statusCode = status;
    send(
      `<?xml version="1.0"?><m:error ${NAMESPACES}><m:code/><m:message xml:lang="en-US">${message}</m:message></m:error>`,
    );
  };
  const others = [...url.searchParams.keys()].filter((key) => !['$top', '$skiptoken'].includes(key));
  response.setHeader('dataserviceversion', `${model.version};`);
  if (request.method !== 'GET' || others.length > 0) refuse(501, 'Not implemented.');
  else if (format === undefined) refuse(model.refusal ?? 415, 'Unsupported media type requested.');
  else if (path === '') send(describeService(format), 'application/atomsvc+xml');
  else if (path === '$metadata') send(describeModel(model), 'application/xml');
  else if (path !== 'Products') refuse(404, `Resource not found for the segment '${path}'.`);
  else if (Number.parseFloat(String(request.headers.maxdataserviceversion)) < Number(model.version))
    refuse(400, 'The version of the request is too low.');
  else send(describePage(model, url, format));
}

function chooseFormat(
  { formats }: OlderODataModel,
  accept: string,
): OlderODataModel['formats'][number] | undefined {
  return formats.find((format) => (format === 'atom' ? /xml/ : /json/).test(accept));
}

function describeService(format: string): string | object {
  if (format === 'verbose') return { d: { EntitySets: ['Products', 'Odd Set'] } };
  if (format === 'light') {
    const value = ['Products', 'Odd Set'].map((name) => ({ name, url: encodeURIComponent(name) }));
    return { 'odata.metadata': 'http://service/$metadata', value };
  }
  return `<?xml version="1.0" encoding="utf-8"?><service xml:base="http://service/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns="http://www.w3.org/2007/app"><workspace><atom:title>Default</atom:title><collection href="Products"><atom:title>Products</atom:title></collection><collection href="Odd%20Set"><atom:title>Odd Set</atom:title></collection></workspace></service>`;
}

function describeModel({ version, properties, types = '' }: OlderODataModel): string {
  const inner = properties.map(({ name, type, mappedTo }) => {
    const mapping =
      mappedTo === undefined
        ? ''
        : ` m:FC_TargetPath="${mappedTo}" m:FC_ContentKind="text" m:FC_KeepInContent="false"`;
    return `<Property Name="${name}" Type="${type}"${mapping}/>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>
<edmx:Edmx Version="1.0" xmlns:edmx="http://schemas.microsoft.com/ado/2007/06/edmx"><edmx:DataServices m:DataServiceVersion="${version}" xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata">
<Schema Namespace="Demo" xmlns="http://schemas.microsoft.com/ado/2006/04/edm">${types}<EntityType Name="Product"><Key><Propertiref Name="${properties[0]?.name}"/></Key>${inner.join('')}
<NavigationProperty Name="Category" Relationship="Demo.Product_Category" FromRole="Product" ToRole="Category"/></EntityType>
<EntityContainer Name="DemoService" m:IsDefaultEntityContainer="true"><EntitySet Name="Products" EntityType="Demo.Product"/></EntityContainer></Schema></edmx:DataServices></edmx:Edmx>`;
}

function describePage(
  model: OlderODataModel,
  { origin, searchParams }: URL,
  format: string,
): string | object {
  const { rows, pageSize = rows.length, version } = model;
  const top = Math.min(Number(searchParams.get('$top') ?? rows.length), rows.length);
  const from = Number(searchParams.get('$skiptoken') ?? 0);
  const to = Math.min(from + pageSize, top);
  const page = rows.slice(from, to);
  // Only the path: the service does not know the host name that the client used.
  const next = to < top ? `${ROOT}Products?$top=${top}&$skiptoken=${to}` : undefined;
  if (format === 'atom') return describeFeed(model, page, next);
  const entities = page.map((row) => ({
    ...(format === 'verbose' ? { __metadata: { uri: `${origin}/x`, type: 'Demo.Product' } } : {}),
    ...toJson(model, row, format),
    ...(format === 'verbose' ? { Category: { __deferred: { uri: 'x' } } } : {}),
  }));
  if (format === 'light') {
    return { 'odata.metadata': 'x#Products', value: entities, ...(next ? { 'odata.nextLink': next } : {}) };
  }
  return version === '1.0'
    ? { d: entities }
    : { d: { results: entities, ...(next ? { __next: next } : {}) } };
}

function describeFeed(
  model: OlderODataModel,
  rows: OlderODataModel['rows'],
  next: string | undefined,
): string {
  const entries = rows.map((row) => {
    const mapped = model.properties.filter(({ mappedTo }) => mappedTo === 'SyndicationTitle');
    const titles = mapped.map(({ name }) => `<title type="text">${escapeXml(String(row[name]))}</title>`);
    const inner = model.properties
      .filter(({ mappedTo }) => mappedTo === undefined)
      .map(({ name, type }) => toElement(name, type, row[name] ?? null));
    return `<entry><id>x</id>${titles.join('')}<link rel="edit" href="x"/><content type="application/xml"><m:properties>${inner.join('')}</m:properties></content></entry>`;
  });
  const link = next === undefined ? '' : `<link rel="next" href="${escapeXml(next)}"/>`;
  return `<?xml version="1.0" encoding="utf-8"?><feed ${NAMESPACES}><title type="text">Products</title><link rel="self" href="Products"/>${entries.join('')}${link}</feed>`;
}

function toElement(name: string, type: string, value: OlderValue): string {
  const typed = type === 'Edm.String' || type === '' ? '' : ` m:type="${type}"`;
  if (value === null) return `<d:${name}${typed} m:null="true"/>`;
  if (typeof value === 'string') return `<d:${name}${typed}>${escapeXml(value)}</d:${name}>`;
  const inner = Object.entries(value).map(([member, its]) => toElement(member, '', its));
  return `<d:${name}${typed}>${inner.join('')}</d:${name}>`;
}

function toJson(
  model: OlderODataModel,
  row: Readonly<Record<string, OlderValue>>,
  format: string,
): Record<string, unknown> {
  const types = new Map(model.properties.map(({ name, type }) => [name, type]));
  const members = Object.entries(row).map(([name, value]) => {
    const type = types.get(name) ?? model.memberTypes?.[name] ?? 'Edm.String';
    if (value !== null && typeof value === 'object') return [name, toJson(model, value, format)] as const;
    return [name, value === null ? null : toJsonValue(value, type, format)] as const;
  });
  return Object.fromEntries(members);
}

/** Only numeric types that JavaScript can represent become JSON numbers. */
function toJsonValue(text: string, type: string, format: string): unknown {
  if (['Edm.Byte', 'Edm.SByte', 'Edm.Int16', 'Edm.Int32', 'Edm.Single', 'Edm.Double'].includes(type))
    return Number(text);
  if (type === 'Edm.Boolean') return text === 'true';
  if (format === 'light' || !type.startsWith('Edm.DateTime')) return text;
  const [, clock = '', sign = '', hours = '', minutes = ''] =
    /^([^+Z]+?)(?:Z|([+-])(\d\d):(\d\d))?$/.exec(text) ?? [];
  const offset = sign === '' ? '' : `${sign}${String(Number(hours) * 60 + Number(minutes)).padStart(4, '0')}`;
  return `/Date(${Date.parse(`${clock}Z`)}${offset})/`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
