import type { ContractGroup } from '../contract-case.ts';
import { anyText, check, everyItem, someItem } from '../matching/pattern.ts';
import { BLOB_SPEC } from './connections-to-begin-with.ts';
import { choice, client, documentation, openapi, refused } from './words.ts';

const FILE_STORAGE_SPEC = 'be5ec48c-5b78-49d5-b8fa-7c89ec4569b8';
const EVENT_HUBS_SPEC = 'bf9f5905-92b7-48bf-bf20-455bc6b60a4e';

function named(name: string): (item: unknown) => boolean {
  return (item) => typeof item === 'object' && item !== null && 'name' in item && item.name === name;
}

const whole = everyItem('a spec with id, name, provider, and version', (item) => {
  const { id, name, providerId, version } = item as Record<string, unknown>;
  return [id, name, providerId, version].every((member) => typeof member === 'string');
});

/** Ids that are constants of the protocol. */
const KNOWN_SPECS: readonly (readonly [source: string, id: string])[] = [
  ['Azure Blob Storage', BLOB_SPEC],
  ['Azure Data Lake Storage Gen2', 'b3ba5556-48be-44b7-8b85-ff2b69b46dc4'],
  ['Azure Table Storage', 'ecde33f2-c56f-46cc-bdea-ad151c16cd69'],
  ['SQL Server', '1f372ff9-38a4-4492-96f5-b9a4e4bd00ec'],
  ['Azure Synapse Analytics', 'a49bcc7d-8038-43af-b1e4-5a7a089a7d79'],
];

export const CONNECTION_SPECS: ContractGroup = {
  title: 'Connection specs',
  cases: [
    {
      id: 'specs-list',
      behavior: 'All specs fit on one page.',
      source: openapi('3.4'),
      exchanges: [{ send: 'GET /connectionSpecs', answer: { status: 200, body: { items: whole } } }],
    },
    {
      id: 'specs-limit',
      behavior: 'A limit and a start request one page of specs.',
      source: client('2.3'),
      exchanges: [
        {
          send: 'GET /connectionSpecs?limit=50',
          answer: {
            status: 200,
            body: { items: check('50 specs', (items) => Array.isArray(items) && items.length === 50) },
          },
        },
        {
          send: 'GET /connectionSpecs?limit=1&start=1',
          answer: {
            status: 200,
            body: { items: check('1 spec', (items) => Array.isArray(items) && items.length === 1) },
          },
        },
      ],
    },
    {
      id: 'specs-streaming-connection',
      behavior: 'The spec of HTTP API connections can also be found as Streaming Connection.',
      source: client('5.4'),
      exchanges: [
        {
          send: 'GET /connectionSpecs?property=name==Streaming%20Connection',
          answer: { status: 200, body: { items: [{ id: 'bc7b00d6-623a-4dfc-9fdb-f1240aeadaeb' }] } },
        },
      ],
    },
    {
      id: 'specs-of-tables',
      behavior: 'A source of tables requires a table and its columns, and declares its preview.',
      source: documentation('3.4'),
      exchanges: [
        {
          send: 'GET /connectionSpecs/1f372ff9-38a4-4492-96f5-b9a4e4bd00ec',
          answer: {
            status: 200,
            body: {
              items: [
                {
                  sourceSpec: {
                    spec: { properties: { tableName: { type: 'string' }, columns: { type: 'array' } } },
                  },
                  exploreSpec: { requestSpec: { properties: { preview: { type: 'boolean' } } } },
                },
              ],
            },
          },
        },
      ],
    },
    {
      id: 'spec-as-published',
      behavior:
        'A spec names its category, refers to user interface strings by keys, and describes files by their type.',
      source: documentation('3.4'),
      exchanges: [
        {
          send: `GET /connectionSpecs/${FILE_STORAGE_SPEC}`,
          answer: {
            status: 200,
            body: {
              items: [
                {
                  authSpec: [
                    { name: 'Basic Authentication', spec: { properties: { userid: { type: 'string' } } } },
                  ],
                  sourceSpec: {
                    attributes: {
                      uiAttributes: {
                        category: { key: 'cloudStorage' },
                        icon: { key: 'azureFileStorage' },
                        label: { key: 'azureFileStorageLabel' },
                        description: { key: 'azureFileStorageDescription' },
                      },
                    },
                  },
                  exploreSpec: {
                    responseSpec: { file: { delimited: { properties: { data: { type: 'array' } } } } },
                  },
                  attributes: { category: 'Cloud Storage', connectorName: 'Azure File Storage' },
                },
              ],
            },
          },
        },
      ],
    },
    {
      id: 'specs-by-id',
      behavior: 'Specs can be filtered by id.',
      source: documentation('4.6'),
      exchanges: [
        {
          send: `GET /connectionSpecs?property=id==${BLOB_SPEC}`,
          answer: { status: 200, body: { items: [{ id: BLOB_SPEC }] } },
        },
      ],
    },
    {
      id: 'specs-by-name',
      behavior: 'Specs can be filtered by name, with several values.',
      source: documentation('4.6'),
      exchanges: [
        {
          send: `GET /connectionSpecs/${BLOB_SPEC}`,
          answer: { status: 200, keep: { specName: ['items', 0, 'name'] } },
        },
        {
          send: 'GET /connectionSpecs?property=name=={specName},no-such-spec',
          answer: { status: 200, body: { items: [{ id: BLOB_SPEC }] } },
        },
      ],
    },
    {
      id: 'specs-by-attribute',
      behavior: 'Specs can be filtered by an attribute, such as being a source.',
      source: documentation('4.6'),
      exchanges: [
        {
          send: `GET /connectionSpecs?property=id==${BLOB_SPEC}&property=attributes.isSource==true`,
          answer: { status: 200, body: { items: [{ id: BLOB_SPEC }] } },
        },
      ],
    },
    {
      id: 'specs-missing-attribute',
      behavior: 'An attribute that a spec lacks equals no value.',
      source: choice('4.6'),
      exchanges: [
        {
          send: 'GET /connectionSpecs?property=attributes.noSuchAttribute==undefined',
          answer: { status: 200, body: { items: [] } },
        },
      ],
    },
    {
      id: 'specs-trailing-slash',
      behavior: 'A slash before the query makes no difference.',
      source: documentation('2.2'),
      exchanges: [{ send: `GET /connectionSpecs/?property=id==${BLOB_SPEC}`, answer: { status: 200 } }],
    },
    ...KNOWN_SPECS.map(([source, id]) => ({
      id: `spec-of-${source.toLowerCase().replaceAll(' ', '-')}`,
      behavior: `The connection spec of ${source} can be retrieved by its id, as a list of one.`,
      source: documentation('5.4'),
      exchanges: [
        {
          send: `GET /connectionSpecs/${id}`,
          answer: { status: 200, body: { items: [{ id, name: anyText, version: anyText }] } },
        },
      ],
    })),
    {
      id: 'spec-authentications',
      behavior: 'A spec lists its authentication methods by the names that connections use.',
      source: documentation('5.7'),
      exchanges: [
        {
          send: `GET /connectionSpecs/${BLOB_SPEC}`,
          answer: {
            status: 200,
            body: { items: [{ authSpec: someItem('ConnectionString', named('ConnectionString')) }] },
          },
        },
      ],
    },
    refused({
      id: 'spec-unknown',
      behavior: 'A spec that does not exist is not found.',
      source: choice('8 no. 29'),
      send: 'GET /connectionSpecs/01234567-89ab-cdef-0123-456789abcdef',
      code: 'FLOW-1439-404',
    }),
    refused({
      id: 'specs-unknown-field',
      behavior: 'An unknown field is refused.',
      source: documentation('6.3'),
      send: 'GET /connectionSpecs?property=color==red',
      code: 'FLOW-1449-400',
    }),
    refused({
      id: 'specs-unknown-parameter',
      behavior: 'An unknown query parameter is refused.',
      source: documentation('6.3'),
      send: 'GET /connectionSpecs?color=red',
      code: 'FLOW-1451-400',
    }),
    refused({
      id: 'spec-explore',
      behavior: 'A source that requires a connection cannot be explored by its spec.',
      source: documentation('4.9'),
      send: `GET /connectionSpecs/${BLOB_SPEC}/explore?objectType=root`,
      code: 'CONNECTOR-1372-400',
    }),
    refused({
      id: 'spec-explore-streaming',
      behavior: 'A source with nothing to explore cannot be explored by its spec.',
      source: choice('4.9'),
      send: `GET /connectionSpecs/${EVENT_HUBS_SPEC}/explore?objectType=root`,
      code: 'CONNECTOR-1336-400',
    }),
    {
      id: 'spec-configs',
      behavior: 'The objects that can be configured without a connection are a list of items.',
      source: choice('8 no. 26'),
      exchanges: [
        {
          send: `GET /connectionSpecs/${BLOB_SPEC}/configs?outputType=activationDatasets&outputField=datasets&properties=name`,
          answer: { status: 200, body: { items: check('a list', Array.isArray) } },
        },
      ],
    },
    {
      id: 'spec-configs-of-all',
      behavior: 'The option type is optional.',
      source: choice('2.4'),
      exchanges: [
        {
          send: `GET /connectionSpecs/${BLOB_SPEC}/configs`,
          answer: { status: 200, body: { items: check('a list', Array.isArray) } },
        },
      ],
    },
    refused({
      id: 'spec-configs-auth-type',
      behavior: 'The configuration of an authentication type that the source does not have is refused.',
      source: choice('2.4'),
      send: `GET /connectionSpecs/${BLOB_SPEC}/configs?authType=IamBasedAuthentication`,
      code: 'CONNECTOR-1302-400',
    }),
    refused({
      id: 'spec-configs-limit-too-large',
      behavior: 'A page of option values has at most 100 items.',
      source: openapi('2.4'),
      send: `GET /connectionSpecs/${BLOB_SPEC}/configs?outputType=activationDatasets&outputField=datasets&limit=101`,
      code: 'FLOW-1452-400',
    }),
  ],
};
