import type { ContractCase, ContractGroup, Exchange } from '../contract-case.ts';
import { absent, otherThan } from '../matching/pattern.ts';
import { A_CONNECTION } from './connections-to-begin-with.ts';
import { choice, client, documentation, openapi, refusal, refused } from './words.ts';

const send = 'PATCH /connections/{id}';
const headers = { 'if-match': '{etag}' };
const rename = [{ op: 'replace', path: '/name', value: '{name}-renamed' }];

/** Reads the connection after a patch. */
function readAs(item: NonNullable<Exchange['answer']['body']>): Exchange {
  return { send: 'GET /connections/{id}', answer: { status: 200, body: { items: [item] } } };
}

/** A patch of a new connection, and the connection after it. */
function patched(
  given: Pick<ContractCase, 'id' | 'behavior' | 'source'> &
    Partial<Pick<Exchange, 'send' | 'headers'>> & { body: unknown; leaves: Parameters<typeof readAs>[0] },
): ContractCase {
  const { id, behavior, source, body, leaves, ...sent } = given;
  return {
    id,
    behavior,
    source,
    given: A_CONNECTION,
    exchanges: [{ send, headers, ...sent, body, answer: { status: 200 } }, readAs(leaves)],
  };
}

/** A patch of a new connection that is refused. */
function refusedPatch(
  given: Pick<ContractCase, 'id' | 'behavior' | 'source'> & { body: unknown; code: string },
): ContractCase {
  return refused({ ...given, given: A_CONNECTION, send, headers });
}

const APPLIED: readonly ContractCase[] = [
  {
    id: 'patch-answers-reference',
    behavior: 'A patch returns the id and a new etag.',
    source: openapi('4.2'),
    given: A_CONNECTION,
    exchanges: [
      {
        send,
        headers,
        body: rename,
        answer: { status: 200, body: { id: '{id}', etag: otherThan('etag') }, keep: { newer: ['etag'] } },
      },
      readAs({ name: '{name}-renamed', etag: '{newer}', version: '{newer}' }),
    ],
  },
  patched({
    id: 'patch-single-instruction',
    behavior: 'The body may be a single instruction instead of a list.',
    source: openapi('8 no. 5'),
    body: rename[0],
    leaves: { name: '{name}-renamed' },
  }),
  patched({
    id: 'patch-operation-case',
    behavior: 'Operations are matched regardless of case.',
    source: client('8 no. 7'),
    body: [
      { op: 'Replace', path: '/name', value: '{name}-renamed' },
      { op: 'ADD', path: '/description', value: 'Added' },
    ],
    leaves: { name: '{name}-renamed', description: 'Added' },
  }),
  patched({
    id: 'patch-trailing-slash',
    behavior: 'A slash at the end of the path makes no difference.',
    source: openapi('8 no. 4'),
    send: `${send}/`,
    body: rename,
    leaves: { name: '{name}-renamed' },
  }),
  patched({
    id: 'patch-add-overwrites',
    behavior: 'An add overwrites an existing member.',
    source: documentation('4.5'),
    body: [{ op: 'add', path: '/name', value: '{name}-renamed' }],
    leaves: { name: '{name}-renamed' },
  }),
  patched({
    id: 'patch-in-order',
    behavior: 'Instructions apply in order; a remove requires no value.',
    source: choice('4.5'),
    body: [
      { op: 'add', path: '/description', value: 'Added' },
      { op: 'remove', path: '/description' },
    ],
    leaves: { description: absent },
  }),
  patched({
    id: 'patch-remove-value',
    behavior: 'A value in a remove is ignored.',
    source: documentation('3.1'),
    body: [
      { op: 'add', path: '/description', value: 'Added' },
      { op: 'remove', path: '/description', value: 'anything' },
    ],
    leaves: { description: absent },
  }),
  patched({
    id: 'patch-all-params',
    behavior: 'Credentials can be replaced as a whole.',
    source: documentation('4.5'),
    body: [{ op: 'replace', path: '/auth/params', value: { connectionString: '{connectionString}' } }],
    leaves: { auth: { specName: 'ConnectionString' } },
  }),
  patched({
    id: 'patch-one-param',
    behavior: 'Credentials can be replaced one by one.',
    source: documentation('4.5'),
    body: [{ op: 'replace', path: '/auth/params/connectionString', value: '{connectionString}' }],
    leaves: { auth: { specName: 'ConnectionString' } },
  }),
  {
    id: 'patch-unquoted-etag',
    behavior: 'The etag may be sent without its quotes.',
    source: choice('8 no. 11'),
    given: A_CONNECTION,
    exchanges: [{ send, headers: { 'if-match': '{etag:unquoted}' }, body: rename, answer: { status: 200 } }],
  },
];

const REFUSED: readonly ContractCase[] = [
  refused({
    id: 'patch-no-etag',
    behavior: 'A patch without If-Match is refused.',
    source: documentation('4.2'),
    given: A_CONNECTION,
    send,
    body: rename,
    code: 'FLOW-1403-400',
  }),
  {
    id: 'patch-stale-etag',
    behavior: 'A patch with the etag of an older version is refused and changes nothing.',
    source: documentation('4.2'),
    given: A_CONNECTION,
    exchanges: [
      { send, headers, body: rename, answer: { status: 200 } },
      {
        send,
        headers,
        body: [{ op: 'replace', path: '/name', value: '{name}-lost' }],
        answer: refusal('FLOW-1404-412'),
      },
      readAs({ name: '{name}-renamed' }),
    ],
  },
  ...(
    [
      ['any', 'The wildcard * does not match every version.', '*'],
      ['weak', 'A weak etag matches no version.', 'W/{etag}'],
      ['listed', 'A list of etags matches no version.', '{etag}, "01234567-0000-0200-0000-0123456789ab"'],
    ] as const
  ).map(([id, behavior, etag]) =>
    refused({
      id: `patch-${id}-etag`,
      behavior,
      source: choice('8 no. 11'),
      given: A_CONNECTION,
      send,
      headers: { 'if-match': etag },
      body: rename,
      code: 'FLOW-1404-412',
    }),
  ),
  {
    id: 'patch-all-or-nothing',
    behavior: 'If one instruction is refused, none applies.',
    source: choice('4.5'),
    given: A_CONNECTION,
    exchanges: [
      {
        send,
        headers,
        body: [...rename, { op: 'remove', path: '/description' }],
        answer: refusal('FLOW-1455-400'),
      },
      readAs({ name: '{name}', etag: '{etag}' }),
    ],
  },
  ...['copy', 'move', 'test'].map((op) =>
    refusedPatch({
      id: `patch-${op}`,
      behavior: `The operation ${op} of JSON Patch is not supported.`,
      source: documentation('4.5'),
      body: [{ op, from: '/name', path: '/description', value: '{name}' }],
      code: 'FLOW-1434-400',
    }),
  ),
  refusedPatch({
    id: 'patch-replace-missing',
    behavior: 'A member that does not exist cannot be replaced.',
    source: documentation('4.5'),
    body: [{ op: 'replace', path: '/description', value: 'After' }],
    code: 'FLOW-1455-400',
  }),
  refusedPatch({
    id: 'patch-remove-missing',
    behavior: 'A member that does not exist cannot be removed.',
    source: documentation('4.5'),
    body: [{ op: 'remove', path: '/auth/params/nothing' }],
    code: 'FLOW-1455-400',
  }),
  refusedPatch({
    id: 'patch-connection-spec',
    behavior: 'The connection spec of a connection cannot be changed.',
    source: documentation('4.5'),
    body: [{ op: 'replace', path: '/connectionSpec/id', value: 'ecadc60c-7455-4d87-84dc-2a0e293d997b' }],
    code: 'FLOW-1414-400',
  }),
  refusedPatch({
    id: 'patch-authentication',
    behavior: 'The authentication method of a connection cannot be changed.',
    source: choice('8 no. 15'),
    body: [{ op: 'replace', path: '/auth/specName', value: 'SAS URI Authentication' }],
    code: 'FLOW-1455-400',
  }),
  refusedPatch({
    id: 'patch-mask',
    behavior: 'The mask that replaces a secret is refused as a secret.',
    source: choice('8 no. 16'),
    body: [{ op: 'replace', path: '/auth/params/connectionString', value: '********' }],
    code: 'CONNECTOR-1312-400',
  }),
  refusedPatch({
    id: 'patch-state',
    behavior: 'A patch cannot change the state of a connection.',
    source: choice('4.5'),
    body: [{ op: 'replace', path: '/state', value: 'disabled' }],
    code: 'FLOW-1455-400',
  }),
  refusedPatch({
    id: 'patch-empty',
    behavior: 'A patch without instructions is refused.',
    source: documentation('6.3'),
    body: [],
    code: 'FLOW-1405-400',
  }),
  refused({
    id: 'patch-unknown',
    behavior: 'A connection that does not exist cannot be patched.',
    source: documentation('6.3'),
    send: 'PATCH /connections/01234567-89ab-cdef-0123-456789abcdef',
    headers: { 'if-match': '"01234567-0000-0200-0000-0123456789ab"' },
    body: rename,
    code: 'FLOW-1439-404',
  }),
];

export const PATCH: ContractGroup = { title: 'Patching connections', cases: [...APPLIED, ...REFUSED] };
