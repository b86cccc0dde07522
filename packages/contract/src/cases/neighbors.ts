import type { ContractGroup, Exchange } from '../contract-case.ts';
import { check, matching } from '../matching/pattern.ts';
import { choice, documentation, openapi } from './words.ts';

const schemas = 'schemaregistry';
const catalog = 'catalog';
const PROFILE = 'https://ns.adobe.com/xdm/context/profile';
const XED = 'application/vnd.adobe.xed+json';

const A_SCHEMA: Exchange = {
  api: schemas,
  send: 'POST /tenant/schemas',
  body: {
    type: 'object',
    title: '{name}',
    allOf: [{ $ref: PROFILE }, { properties: { total: { type: 'number' } } }],
  },
  answer: {
    status: 201,
    keep: { schema: ['$id'], schemaAlt: ['meta:altId'] },
  },
};
const WITHOUT_SCHEMA: Exchange = {
  api: schemas,
  send: 'DELETE /tenant/schemas/{schemaAlt}',
  answer: { status: 204 },
};

function ofSchema(accept: string | null, status: number): Exchange {
  return {
    api: schemas,
    send: 'GET /tenant/schemas/{schemaAlt}',
    headers: { accept },
    answer: { status },
  };
}

export const SCHEMAS: ContractGroup = {
  title: 'Schemas',
  cases: [
    {
      id: 'schema-forms',
      behavior: 'A schema is created, retrieved in the accepted form, and deleted.',
      source: openapi('flows 3.1'),
      given: [A_SCHEMA],
      exchanges: [
        {
          ...ofSchema(`${XED}; version=1`, 200),
          answer: { status: 200, body: { $id: '{schema}', version: '1.0' } },
        },
        {
          ...ofSchema('application/vnd.adobe.xed-full+json; version=1', 200),
          answer: { status: 200, body: { properties: { total: { type: 'number' } } } },
        },
        WITHOUT_SCHEMA,
        ofSchema(`${XED}; version=1`, 404),
      ],
    },
    {
      id: 'schema-accept',
      behavior:
        'Without an accepted form and version, a schema is refused with 400; with unknown ones, with 406.',
      source: openapi('flows 3.1'),
      given: [A_SCHEMA],
      exchanges: [
        ofSchema('*/*', 400),
        ofSchema(XED, 400),
        ofSchema(`${XED}; version=9`, 406),
        WITHOUT_SCHEMA,
      ],
    },
    {
      id: 'schemas-accept',
      behavior: 'A list of schemas takes a form without a version.',
      source: openapi('flows 3.1'),
      exchanges: [
        {
          api: schemas,
          send: 'GET /tenant/schemas?limit=1',
          headers: { accept: 'application/vnd.adobe.xed-id+json' },
          answer: { status: 200 },
        },
        {
          api: schemas,
          send: 'GET /tenant/schemas?limit=1',
          headers: { accept: `${XED}; version=1` },
          answer: { status: 400 },
        },
      ],
    },
    {
      id: 'schema-stats',
      behavior: 'The tenant id of the organization can be retrieved.',
      source: openapi('flows 3.1'),
      exchanges: [
        { api: schemas, send: 'GET /stats', answer: { status: 200, body: { imsOrg: '{imsOrg}' } } },
      ],
    },
    {
      id: 'schema-field-groups',
      behavior: 'A schema that refers to anything but one known class is refused.',
      source: choice('flows 18'),
      exchanges: [
        {
          api: schemas,
          send: 'POST /tenant/schemas',
          body: {
            type: 'object',
            title: '{name}',
            allOf: [{ $ref: PROFILE }, { $ref: 'https://example.com/mixin' }],
          },
          answer: { status: 400 },
        },
      ],
    },
  ],
};

const keyedByItsId = check('an object with the id as its only key', (value, { dataset = '' }) => {
  return JSON.stringify(Object.keys(value ?? {})) === JSON.stringify([dataset.split('/').at(-1)]);
});

export const CATALOG: ContractGroup = {
  title: 'Datasets and batches',
  cases: [
    {
      id: 'dataset-create',
      behavior:
        'A dataset is created for a schema, answered as a list of one reference, and keyed by its id.',
      source: documentation('flows 3.2'),
      given: [A_SCHEMA],
      exchanges: [
        {
          api: catalog,
          send: 'POST /dataSets?requestDataSource=true',
          body: {
            name: '{name}',
            schemaRef: { id: '{schema}', contentType: 'application/vnd.adobe.xed-full+json; version=1' },
          },
          answer: {
            status: 201,
            body: [matching('a reference', /^@\/dataSets\/[0-9a-f]{24}$/)],
            headers: { location: matching('the path', /\/dataSets\/[0-9a-f]{24}$/) },
            keep: { dataset: [0] },
          },
        },
        {
          api: catalog,
          send: 'GET /dataSets/{dataset:last}',
          answer: { status: 200, body: keyedByItsId },
        },
        {
          api: catalog,
          send: 'PATCH /dataSets/{dataset:last}',
          body: { description: 'Changed.' },
          answer: { status: 200, body: ['{dataset}'] },
        },
        {
          api: catalog,
          send: 'DELETE /dataSets/{dataset:last}',
          answer: { status: 200, body: ['{dataset}'] },
        },
        WITHOUT_SCHEMA,
      ],
    },
    {
      id: 'dataset-unknown',
      behavior: 'An unknown dataset is not found.',
      source: openapi('flows 3.2'),
      exchanges: [{ api: catalog, send: 'GET /dataSets/0123456789abcdef01234567', answer: { status: 404 } }],
    },
    {
      id: 'batches-by-id',
      behavior: 'Batches are listed as an object keyed by id, and an unknown one is not found.',
      source: openapi('flows 3.2'),
      exchanges: [
        {
          api: catalog,
          send: 'GET /batches?dataSet=0123456789abcdef01234567',
          answer: { status: 200, body: {} },
        },
        { api: catalog, send: 'GET /batches/01ARZ3NDEKTSV4RRFFQ69G5FAV', answer: { status: 404 } },
      ],
    },
  ],
};
