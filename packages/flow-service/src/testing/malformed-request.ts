import fc from 'fast-check';
import type { OperationSpec, ParameterSpec } from '../gateway/validation/operation-spec.ts';
import { blobConnection } from './test-client.ts';

/** A request that resembles one of an operation, more or less. */
export interface MalformedRequest {
  method: string;
  /** From the root of the host, with its query; may contain any characters that an address allows. */
  path: string;
  headers: Readonly<Record<string, string>>;
  body: string | Uint8Array<ArrayBuffer> | undefined;
}

/** Values of the running service that requests can use. */
export interface KnownService {
  operations: readonly OperationSpec[];
  /** The headers of a valid request. */
  headers: Readonly<Record<string, string>>;
  /** Values that a path parameter of an operation may have. */
  idsOf: (operation: OperationSpec) => readonly string[];
  /** Valid bodies by operation id, in addition to those of this file. */
  samples: Readonly<Record<string, unknown>>;
}

type Values<Value> = fc.Arbitrary<Value>;

/** Values that have broken parsers before. */
const ODD: readonly unknown[] = [
  null,
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  '${env:HOME}',
  "' OR 1=1 --",
  'x'.repeat(5000),
  0,
  -1,
  2 ** 53,
  1e308,
  true,
  {},
  [],
  [[]],
];

/** Bodies that are sent unchanged. */
const ODD_TEXTS: readonly string[] = [
  '',
  'null',
  '{',
  '[]',
  '{"a":1}{',
  '\ufeff{}',
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '['.repeat(5000),
  `${'{"a":'.repeat(200)}1${'}'.repeat(200)}`,
  '{"name":"a","name":"b"}',
  '1e999',
  '"\\ud800"',
  `${'['.repeat(20_000)}"\\ud800"${']'.repeat(20_000)}`,
];

const SAMPLES: Readonly<Record<string, unknown>> = {
  createConnection: blobConnection(),
  testDraftInStages: blobConnection(),
  patchConnection: [{ op: 'replace', path: '/auth/params/connectionString', value: 'x' }],
  searchConnections: { queryString: 'name==a&createdAt>1', orderby: '-name', limit: 10, count: true },
  createConnectionSpec: { name: 'a', providerId: 'b', attributes: { isSource: true } },
  createClient: { name: 'a', grants: [{ sandbox: 'dev', role: 'viewer' }] },
  seedSandbox: { sources: ['azure-blob'] },
  addFault: { operationId: 'listConnections', effect: { kind: 'refuse', status: 503 }, times: 1 },
};

/** Shaped like the samples, but far larger. */
const LARGE: Readonly<Record<string, unknown>> = {
  createConnection: blobConnection({ name: 'x'.repeat(50_000) }),
  patchConnection: Array.from({ length: 500 }, (_, index) => {
    return { op: 'add', path: `/auth/params${'/x'.repeat(index + 1)}`, value: {} };
  }),
  searchConnections: { queryString: 'name==a&'.repeat(2000) },
};

/** Requests to any operation of the specs, most of them with a fault. */
export function malformedRequests(known: KnownService): Values<MalformedRequest> {
  return fc.constantFrom(...known.operations).chain((operation) =>
    fc.record({
      method: mostly(
        operation.method,
        fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PURGE'),
      ),
      path: fc
        .tuple(paths(operation, known.idsOf(operation)), queries(operation))
        .map((parts) => parts.join('')),
      headers: headers(known.headers),
      body: operation.body
        ? bodies(operation, known.samples)
        : mostly(undefined, bodies(operation, known.samples)),
    }),
  );
}

function mostly<Value>(usual: Value, others: Values<Value>): Values<Value> {
  return fc.oneof({ weight: 6, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: others });
}

function text(): Values<string> {
  return fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom(...ODD.map(String)));
}

function paths({ path }: OperationSpec, ids: readonly string[]): Values<string> {
  const segment = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...ids) },
    { weight: 2, arbitrary: text().map(encode) },
    { weight: 1, arbitrary: fc.constantFrom('%', '%ff', '%00', '%2F', '%2e%2e', '*', '~') },
  );
  const slash = fc.constantFrom('', '', '', '/', '//', '/x');
  return fc.tuple(segment, slash).map(([value, end]) => path.replaceAll(/\{\w+\}/g, () => value) + end);
}

function queries({ queryParameters }: OperationSpec): Values<string> {
  const names = queryParameters.map(({ name }) => name);
  const pair = fc.oneof(
    { weight: 4, arbitrary: names.length === 0 ? fc.constant('') : declaredPair(queryParameters) },
    {
      weight: 1,
      arbitrary: fc.tuple(text(), text()).map(([name, value]) => `${encode(name)}=${encode(value)}`),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom('', '=', '&&', '%', 'a=%ff', 'limit', '__proto__=1', 'property[]=x'),
    },
  );
  const few = fc.array(pair, { maxLength: 3 });
  const many = pair.map((repeated) => Array.from({ length: 1200 }, () => repeated));
  return fc
    .oneof({ weight: 10, arbitrary: few }, { weight: 1, arbitrary: many })
    .map((pairs) => (pairs.length === 0 ? '' : `?${pairs.join('&')}`));
}

function declaredPair(parameters: readonly ParameterSpec[]): Values<string> {
  return fc.constantFrom(...parameters).chain(({ name, schema }) => {
    const usual = [
      ...(schema.enum ?? []),
      ...(schema.type === 'integer' ? ['1', '100'] : ['true', 'name==a']),
    ];
    return fc.oneof(fc.constantFrom(...usual), text()).map((value) => `${name}=${encode(value)}`);
  });
}

function headers(usual: Readonly<Record<string, string>>): Values<Record<string, string>> {
  const value = fc.oneof(
    fc.string({ maxLength: 40 }).map((raw) => raw.trim()),
    fc.constantFrom('', '*', '"x"', 'Bearer', 'Bearer a.b.c', 'x'.repeat(5000), 'application/xml'),
  );
  const names = [...Object.keys(usual), 'x-sandbox-id', 'accept', 'content-type'];
  const changes = fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 2 });
  const type = fc.constantFrom('application/json', 'application/json; charset=utf-8', 'text/plain');
  return fc.tuple(mostly({}, changes), type).map(([changed, contentType]) => {
    return { ...usual, 'content-type': contentType, ...changed };
  });
}

function bodies(
  { operationId, body }: OperationSpec,
  samples: KnownService['samples'],
): Values<MalformedRequest['body']> {
  const raw = fc.oneof(fc.constantFrom(...ODD_TEXTS), fc.uint8Array({ maxLength: 60 }));
  const isForm = body !== undefined && body.mediaType !== 'application/json';
  const sample = isForm
    ? fc.dictionary(text(), text()).map(toForm)
    : nearly(SAMPLES[operationId] ?? samples[operationId]).map(toJson);
  const large = fc.constant(toJson(LARGE[operationId] ?? {}));
  return fc.oneof(
    { weight: 8, arbitrary: sample },
    { weight: 2, arbitrary: raw },
    { weight: 1, arbitrary: large },
  );
}

/** A variation of a sample value. */
function nearly(sample: unknown): Values<unknown> {
  const other = fc.oneof(fc.constantFrom(...ODD), fc.jsonValue({ maxDepth: 2 }));
  return fc.oneof({ weight: 5, arbitrary: insides(sample) }, { weight: 1, arbitrary: other });
}

function insides(sample: unknown): Values<unknown> {
  if (Array.isArray(sample)) return fc.tuple(...sample.map(nearly));
  if (typeof sample !== 'object' || sample === null) return fc.constant(sample);
  const members = Object.entries(sample).map(([name, value]) => [name, nearly(value)]);
  return fc.record(Object.fromEntries(members), { requiredKeys: [] });
}

function toJson(value: unknown): string {
  return JSON.stringify(value) ?? '';
}

function toForm(fields: Record<string, string>): string {
  return `grant_type=client_credentials&client_id=x&${new URLSearchParams(fields)}`;
}

/** A lone surrogate cannot be encoded, so it is replaced. */
function encode(value: string): string {
  return encodeURIComponent(value.toWellFormed());
}
