import { type PlatformRequest, problem } from './platform-request.ts';

/**
 * One object for each documented form of a response (facts 0, corrections of 3.5 and 4.9; facts 3.5). The name of an
 * object gives its form.
 */
const FORMS: Readonly<Record<string, unknown>> = {
  // The newest tutorial prints a file's structure as a bare array, even with a preview.
  '/landing/bare-columns.csv': [
    { name: 'orderId', type: 'String' },
    { name: 'amount', type: 'Double' },
  ],
  '/landing/data-alone.json': { data: [{ orderId: 'A-1', items: [{ sku: 'x' }] }] },
  '/landing/array-of-structures.csv': [
    {
      format: 'flat',
      schema: { columns: [{ name: 'orderId', type: 'string' }] },
      data: [{ orderId: 'A-1' }],
    },
  ],
  '/landing/structure.csv': {
    format: 'flat',
    schema: {
      columns: [
        { name: 'orderId', type: 'string', xdm: { type: 'string' } },
        { name: 'amount', type: 'double', 'meta:xdmType': 'number', xdm: { type: 'number' } },
      ],
    },
    data: [{ orderId: 'A-1', amount: '12.5' }],
    properties: { fileType: 'delimited', compressionType: 'none', columnDelimiter: ',' },
  },
  '/landing/orders.csv': {
    format: 'flat',
    schema: { columns: [{ name: 'orderId', type: 'string', xdm: { type: 'string' } }] },
    data: [{ orderId: 'O-0001' }],
  },
  '/landing/nested.json': {
    format: 'hierarchical',
    schema: { type: 'object', properties: { orderId: { type: 'string' }, items: { type: 'array' } } },
    data: [{ orderId: 'A-1', items: [] }],
  },
  '/landing/nothing.csv': {},
};

const FOLDER = [
  // Older documents print capitalized types and omit the supported operations of an entry.
  { type: 'Folder', name: 'archive', path: '/landing/archive' },
  { type: 'File', name: 'bare-columns.csv', path: '/landing/bare-columns.csv' },
  {
    type: 'file',
    name: 'structure.csv',
    path: '/landing/structure.csv',
    canPreview: true,
    canFetchSchema: true,
  },
];

const ROOT = [
  { type: 'folder', name: 'landing', path: '/landing/', canPreview: false, canFetchSchema: false },
  { type: 'FILE', name: 'readme.csv', path: '/readme.csv' },
];

const TABLES = [
  { type: 'table', name: 'Account', path: 'Account', canPreview: true, canFetchSchema: true },
  { type: 'Table', name: 'Contact', path: 'Contact' },
];

const ACCOUNT = {
  format: 'flat',
  schema: { columns: [{ name: 'Id', type: 'string', xdm: { type: 'string' } }] },
  data: [{ Id: '0015g00000' }],
};

/** The object types that each kind of source supports. */
export type ExploredAs = 'files' | 'tables' | 'rest';

/** Responds to explore in one of the documented forms, selected by the object. */
export function exploreAnswer(request: PlatformRequest, as: ExploredAs): Response {
  const query = new Map(
    [...request.query].map(([name, value]) => [name.replaceAll('_', '').toLowerCase(), value]),
  );
  const objectType = query.get('objecttype')?.toLowerCase();
  const object = query.get('object') ?? '';
  const refusal = refuseParameters(query);
  if (refusal) return refusal;
  if (as === 'rest') return exploreRest(query, objectType);
  if (objectType === undefined || objectType === 'root')
    return Response.json(as === 'tables' ? TABLES : ROOT);
  if (as === 'tables')
    return objectType === 'table' ? Response.json(withoutRows(ACCOUNT, query)) : wrongType();
  if (objectType === 'folder') return Response.json(FOLDER);
  if (objectType !== 'file') return wrongType();
  const key = object.startsWith('/') ? object : `/${object}`;
  const answer = Object.hasOwn(FORMS, key) ? FORMS[key] : undefined;
  return answer === undefined
    ? problem('CONNECTOR-1308-400', `The file ${object} does not exist.`, 'Bad Request')
    : Response.json(withoutRows(answer, query));
}

/** Refusals of single parameters (facts 4.9, 6.5). Names are matched regardless of case and underscores. */
function refuseParameters(query: ReadonlyMap<string, string>): Response | undefined {
  const refuse = (code: string, detail: string): Response => problem(code, detail, 'Bad Request');
  const unknown = [...query.keys()].find((name) => !PARAMETERS.has(name));
  if (unknown !== undefined) return problem('FLOW-1451-400', `The query parameter ${unknown} is unknown.`);
  const objectType = query.get('objecttype')?.toLowerCase();
  const fileType = query.get('filetype')?.toLowerCase();
  const filters = query.get('filters');
  if (objectType === '') return refuse('CONNECTOR-1334-400', 'objectType must not be empty.');
  if (objectType === 'folder' && !query.get('object'))
    return refuse('CONNECTOR-1337-400', 'object must not be empty.');
  if (fileType !== undefined && !/^(?:delimited|json|parquet)$/.test(fileType))
    return refuse('CONNECTOR-1399-400', 'fileType is invalid.');
  if (!/^(?:.?|\\t)$/s.test(query.get('columndelimiter') ?? ''))
    return refuse('CONNECTOR-1331-400', 'columnDelimiter must be one character.');
  if (query.get('determineproperties') === 'true' && fileType !== undefined)
    return refuse('CONNECTOR-1374-400', 'determineProperties excludes fileType.');
  if (filters !== undefined && parseBase64(filters) === undefined)
    return refuse('CONNECTOR-1389-400', 'filters cannot be parsed.');
  return undefined;
}

const PARAMETERS: ReadonlySet<string> = new Set([
  'objecttype',
  'object',
  'filetype',
  'preview',
  'columndelimiter',
  'compressiontype',
  'encoding',
  'determineproperties',
  'filters',
  'sourceparams',
]);

/** REST sources return only a preview of their single resource, with the placeholders of the source filled in. */
function exploreRest(query: ReadonlyMap<string, string>, objectType: string | undefined): Response {
  const isAsked = objectType === 'rest' && query.get('object') === 'json' && query.get('preview') === 'true';
  if (!isAsked) return wrongType();
  const params: unknown = parseBase64(query.get('sourceparams'));
  if (params === undefined)
    return problem('CONNECTOR-1389-400', 'sourceParams cannot be parsed.', 'Bad Request');
  return Response.json({ data: [{ campaign: params }] });
}

function parseBase64(text = ''): unknown {
  try {
    return JSON.parse(atob(text));
  } catch {
    return undefined;
  }
}

function withoutRows(answer: unknown, query: ReadonlyMap<string, string>): unknown {
  if (query.get('preview') === 'true' || Array.isArray(answer)) return answer;
  const { data: _data, ...structure } = answer as Record<string, unknown>;
  return structure;
}

function wrongType(): Response {
  return problem('CONNECTOR-1358-400', 'The objectType is invalid for this source.', 'Bad Request');
}
