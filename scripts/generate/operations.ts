import { readApiDocument } from './api-document.ts';

/** One operation of an API, with resolved references. */
export interface Operation {
  id: string;
  /** Method in upper case. */
  method: string;
  /** Path from the root of the host, with `{parameters}`. */
  path: string;
  scope: 'open' | 'organization' | 'sandbox';
  summary: string;
  description?: string | undefined;
  tag?: string | undefined;
  parameters: readonly Parameter[];
  body?: Body | undefined;
  success: Success;
  extensions: Readonly<Record<string, unknown>>;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  description?: string;
  schema: Schema;
}

/** A JSON Schema; `$ref` names a schema of the same document. */
export interface Schema {
  $ref?: string;
  required?: readonly string[];
  properties?: Readonly<Record<string, Schema>>;
  [keyword: string]: unknown;
}

interface Body {
  mediaType: string;
  required: boolean;
  schema: Schema;
}

interface Success {
  status: number;
  description: string;
  mediaTypes: readonly string[];
  /** Schema of the first media type. */
  schema?: Schema | undefined;
}

interface Reference {
  $ref: string;
}

type Content = Readonly<Record<string, { schema: Schema }>>;

interface OperationObject {
  operationId: string;
  summary: string;
  description?: string;
  tags?: readonly string[];
  security?: readonly object[];
  parameters?: readonly (Parameter | Reference)[];
  requestBody?: { required?: boolean; content: Content };
  responses: Readonly<Record<string, { description: string; content?: Content }>>;
}

/** A self-contained OpenAPI document. */
export interface ApiDocument {
  servers: readonly { url: string }[];
  security?: readonly object[];
  tags?: readonly { name: string; description: string }[];
  paths: Readonly<Record<string, Record<string, unknown>>>;
  components: { schemas?: Readonly<Record<string, Schema>> };
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** The document of an API, and its operations in document order. */
export async function readApi(
  api: string,
): Promise<{ document: ApiDocument; operations: readonly Operation[] }> {
  const document = (await readApiDocument(api)) as ApiDocument;
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => method in item).map((method) => toOperation(document, path, method)),
  );
  return { document, operations };
}

function toOperation(document: ApiDocument, path: string, method: string): Operation {
  const item = document.paths[path] as { parameters?: readonly (Parameter | Reference)[] };
  const operation = (item as Record<string, unknown>)[method] as OperationObject;
  const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((parameter) =>
    '$ref' in parameter ? (resolve(document, parameter) as Parameter) : parameter,
  );
  return {
    id: operation.operationId,
    method: method.toUpperCase(),
    path: `${basePathOf(document)}${path}`,
    scope: scopeOf(operation.security ?? document.security ?? [], parameters),
    summary: operation.summary,
    description: operation.description,
    tag: operation.tags?.[0],
    parameters,
    body: bodyOf(operation),
    success: successOf(operation),
    extensions: Object.fromEntries(Object.entries(operation).filter(([name]) => name.startsWith('x-'))),
  };
}

/** The last server is the embedded service, which serves each API under the platform's path. */
function basePathOf({ servers }: ApiDocument): string {
  return new URL(servers.at(-1)?.url ?? '').pathname.replace(/\/$/, '');
}

function scopeOf(security: readonly object[], parameters: readonly Parameter[]): Operation['scope'] {
  if (security.length === 0) return 'open';
  return parameters.some(({ name }) => name === 'x-sandbox-name') ? 'sandbox' : 'organization';
}

function bodyOf({ requestBody }: OperationObject): Body | undefined {
  const [entry] = Object.entries(requestBody?.content ?? {});
  if (entry === undefined) return undefined;
  const [mediaType, { schema }] = entry;
  return { mediaType, required: requestBody?.required ?? false, schema };
}

function successOf({ operationId, responses }: OperationObject): Success {
  const successes = Object.entries(responses).filter(([status]) => status.startsWith('2'));
  const [success] = successes;
  if (success === undefined || successes.length > 1)
    throw new Error(`${operationId} needs one successful response, and has ${successes.length}.`);
  const [status, { description, content = {} }] = success;
  return {
    status: Number(status),
    description,
    mediaTypes: Object.keys(content),
    schema: Object.values(content)[0]?.schema,
  };
}

/** Resolves a reference within a document. */
export function resolve(document: object, { $ref }: { $ref: string }): unknown {
  const keys = $ref.slice('#/'.length).split('/');
  return keys.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], document);
}
