// biome-ignore lint/style/noExcessiveLinesPerFile: to be split
import type { ContractGroup } from '../contract-case.ts';
import { absent, etag, matching, milliseconds, otherThan, uuid, without } from '../matching/pattern.ts';
import { A_CONNECTION, A_DRAFT, BLOB_CONNECTION, BLOB_SPEC } from './connections-to-begin-with.ts';
import { choice, client, documentation, openapi, refused } from './words.ts';

const send = 'POST /connections';
const auth = { specName: 'ConnectionString', params: { connectionString: '{connectionString}' } };

/** The create request with some of its members replaced. A member that is `undefined` is omitted. */
function blob(overrides: object): object {
  return { ...BLOB_CONNECTION, ...overrides };
}

export const CREATE: ContractGroup = {
  title: 'Creating connections',
  cases: [
    {
      id: 'create-answers-reference',
      behavior: 'A create returns only the id, the etag, and the path of the connection.',
      source: openapi('4.1'),
      exchanges: [
        {
          send,
          body: BLOB_CONNECTION,
          answer: {
            status: 201,
            body: { id: uuid, etag, name: absent },
            headers: { location: matching('a path to the connection', /\/connections\/[\da-f-]{36}$/) },
          },
        },
      ],
    },
    {
      id: 'create-null-members',
      behavior: 'A null is equivalent to an omitted optional member.',
      source: client('3.2'),
      exchanges: [
        {
          send,
          body: blob({
            description: null,
            providerId: null,
            auth: { ...auth, params: { ...auth.params, container: null } },
          }),
          answer: { status: 201, keep: { id: ['id'] } },
        },
        {
          send: 'GET /connections/{id}',
          answer: {
            status: 200,
            body: { items: [{ description: absent, auth: { params: { container: absent } } }] },
          },
        },
      ],
    },
    {
      id: 'create-is-kept',
      behavior: 'A new connection is enabled and records who created it, when, and where.',
      source: openapi('3.2'),
      exchanges: [
        {
          send,
          body: blob({ description: 'Created by a contract test' }),
          answer: { status: 201, keep: { id: ['id'], etag: ['etag'] } },
        },
        {
          send: 'GET /connections/{id}',
          answer: {
            status: 200,
            body: {
              items: [
                {
                  id: '{id}',
                  name: '{name}',
                  description: 'Created by a contract test',
                  connectionSpec: { id: BLOB_SPEC, version: '1.0' },
                  auth: { specName: 'ConnectionString' },
                  state: 'enabled',
                  etag: '{etag}',
                  version: '{etag}',
                  createdAt: milliseconds,
                  updatedAt: milliseconds,
                  createdClient: '{clientId}',
                  sandboxName: '{sandbox}',
                  imsOrgId: '{imsOrg}',
                },
              ],
            },
          },
        },
      ],
    },
    {
      id: 'create-hides-secrets',
      behavior: 'A secret is never returned.',
      source: choice('8 no. 16'),
      given: A_CONNECTION,
      exchanges: [
        {
          send: 'GET /connections/{id}',
          answer: { status: 200, body: { items: [{ auth: without('connectionString') }] } },
        },
      ],
    },
    {
      id: 'create-without-version',
      behavior: 'The version of the connection spec defaults to 1.0.',
      source: choice('8 no. 13'),
      exchanges: [
        {
          send,
          body: blob({ connectionSpec: { id: BLOB_SPEC } }),
          answer: { status: 201, keep: { id: ['id'] } },
        },
        {
          send: 'GET /connections/{id}',
          answer: { status: 200, body: { items: [{ connectionSpec: { version: '1.0' } }] } },
        },
      ],
    },
    {
      id: 'create-same-name',
      behavior: 'Two connections may have the same name.',
      source: choice('4.1'),
      given: A_CONNECTION,
      exchanges: [{ send, body: BLOB_CONNECTION, answer: { status: 201, body: { id: otherThan('id') } } }],
    },
    {
      id: 'create-provider-id',
      behavior: 'A provider id is accepted.',
      source: documentation('2.3'),
      exchanges: [
        {
          send,
          body: blob({ providerId: '0ed90a81-07f4-4586-8190-b40eccef1c5a' }),
          answer: { status: 201 },
        },
      ],
    },
    {
      id: 'create-undeclared-member',
      behavior: 'An undocumented member is ignored.',
      source: documentation('2.3'),
      exchanges: [{ send, body: blob({ undeclared: { x: 1 } }), answer: { status: 201 } }],
    },
    {
      id: 'create-trailing-slash',
      behavior: 'A slash at the end of the path makes no difference.',
      source: client('2.2'),
      exchanges: [{ send: 'POST /connections/', body: BLOB_CONNECTION, answer: { status: 201 } }],
    },
    {
      id: 'create-without-auth',
      behavior: 'A source that requires no credentials takes no auth block.',
      source: documentation('3.2'),
      exchanges: [
        {
          send,
          body: {
            name: '{name}',
            connectionSpec: { id: '26f526f2-58f4-4712-961d-e41bf1ccc0e8', version: '1.0' },
          },
          answer: { status: 201 },
        },
      ],
    },
    {
      id: 'create-streaming',
      behavior: 'A streaming connection declares its data type and requires no secret.',
      source: client('4.8'),
      exchanges: [
        {
          send,
          body: {
            name: '{name}',
            providerId: '521eee4d-8cbe-4906-bb48-fb6bd4450033',
            connectionSpec: { id: 'bc7b00d6-623a-4dfc-9fdb-f1240aeadaeb', version: '1.0' },
            auth: {
              specName: 'Streaming Connection',
              params: { sourceId: '{name}', dataType: 'xdm', name: '{name}' },
            },
          },
          answer: { status: 201, keep: { id: ['id'] } },
        },
        {
          send: 'GET /connections/{id}',
          answer: {
            status: 200,
            body: { items: [{ auth: { params: { sourceId: '{name}', dataType: 'xdm' } } }] },
          },
        },
      ],
    },
    {
      id: 'create-draft',
      behavior: 'A draft may be incomplete, and is returned as a draft.',
      source: documentation('4.11'),
      given: A_DRAFT,
      exchanges: [
        { send: 'GET /connections/{id}', answer: { status: 200, body: { items: [{ state: 'draft' }] } } },
      ],
    },
    refused({
      id: 'create-unknown-mode',
      behavior: 'The only mode is draft.',
      source: choice('4.11'),
      send: 'POST /connections?mode=rehearsal',
      body: BLOB_CONNECTION,
      code: 'FLOW-1452-400',
    }),
    refused({
      id: 'create-unknown-parameter',
      behavior: 'An unknown query parameter is refused.',
      source: documentation('6.3'),
      send: 'POST /connections?color=red',
      body: BLOB_CONNECTION,
      code: 'FLOW-1451-400',
    }),
    refused({
      id: 'create-no-body',
      behavior: 'A create without a body is refused.',
      source: documentation('6.3'),
      send,
      text: '',
      code: 'FLOW-1405-400',
    }),
    refused({
      id: 'create-null',
      behavior: 'A create with a null body is refused.',
      source: documentation('6.3'),
      send,
      text: 'null',
      code: 'FLOW-1405-400',
    }),
    refused({
      id: 'create-no-content-type',
      behavior: 'A body without a Content-Type is refused.',
      source: documentation('1.2'),
      send,
      body: BLOB_CONNECTION,
      headers: { 'content-type': null },
      code: 'BadRequestError',
    }),
    refused({
      id: 'create-other-content-type',
      behavior: 'A body with a Content-Type other than JSON is refused.',
      source: documentation('1.2'),
      send,
      body: BLOB_CONNECTION,
      headers: { 'content-type': 'text/plain' },
      code: 'BadRequestError',
    }),
    refused({
      id: 'create-not-json',
      behavior: 'A body that is not valid JSON is refused.',
      source: choice('6.1'),
      send,
      text: '{"name": ',
      code: 'BadRequestError',
    }),
    refused({
      id: 'create-half-character',
      behavior: 'Half of a surrogate pair is refused, because it cannot be stored.',
      source: choice('6.1'),
      send,
      text: '{"name": "\\ud83d"}',
      code: 'BadRequestError',
    }),
    refused({
      id: 'create-no-name',
      behavior: 'A connection requires a name.',
      source: choice('8 no. 14'),
      send,
      body: blob({ name: undefined }),
      code: 'CONNECTOR-1304-400',
    }),
    refused({
      id: 'create-name-is-number',
      behavior: 'A name must be a string.',
      source: choice('6.5'),
      send,
      body: blob({ name: 7 }),
      code: 'CONNECTOR-1312-400',
    }),
    refused({
      id: 'create-unknown-spec',
      behavior: 'The connection spec must exist.',
      source: documentation('6.3'),
      send,
      body: blob({ connectionSpec: { id: '01234567-89ab-cdef-0123-456789abcdef', version: '1.0' } }),
      code: 'FLOW-1413-400',
    }),
    refused({
      id: 'create-unknown-auth',
      behavior: 'The authentication name must exactly match one in the connection spec.',
      source: documentation('4.8'),
      send,
      body: blob({ auth: { ...auth, specName: 'connectionstring' } }),
      code: 'FLOW-1415-400',
    }),
    refused({
      id: 'create-missing-param',
      behavior: 'A parameter that the authentication method requires must be present.',
      source: choice('3.1'),
      send,
      body: blob({ auth: { ...auth, params: {} } }),
      code: 'CONNECTOR-1304-400',
    }),
    refused({
      id: 'create-missing-auth',
      behavior: 'A source that requires credentials refuses a connection without them.',
      source: choice('3.2'),
      send,
      body: blob({ auth: undefined }),
      code: 'CONNECTOR-1304-400',
    }),
  ],
};
