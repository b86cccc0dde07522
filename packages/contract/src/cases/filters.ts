import type { ContractCase } from '../contract-case.ts';
import { listOf } from '../matching/pattern.ts';
import { A_CONNECTION, BLOB_SPEC } from './connections-to-begin-with.ts';
import { listed, OURS } from './list-of-three.ts';
import { choice, documentation, refused } from './words.ts';

/** The syntax that `property` accepts and refuses. */
export const FILTERS: readonly ContractCase[] = [
  listed({
    id: 'filter-equal',
    behavior: 'A property filters, although a public description says that it selects the fields to return.',
    source: documentation('4.6'),
    query: 'property=name=={name}-a',
    items: [{ id: '{a}', state: 'enabled' }],
  }),
  listed({
    id: 'filter-and',
    behavior: 'Several properties must all match.',
    source: documentation('4.6'),
    query: `${OURS}&property=name=={name}-b`,
    items: [{ id: '{b}' }],
  }),
  listed({
    id: 'filter-any-of',
    behavior: 'A comma-separated list of values matches any of them.',
    source: documentation('4.6'),
    query: 'property=id=={a},{c}&orderby=name',
    items: [{ id: '{a}' }, { id: '{c}' }],
  }),
  listed({
    id: 'filter-quotes',
    behavior: 'A value may be enclosed in double quotes.',
    source: documentation('4.6'),
    query: 'property=name==%22{name}-a%22',
    items: [{ id: '{a}' }],
  }),
  listed({
    id: 'filter-description',
    behavior: 'Connections can be filtered by description.',
    source: documentation('4.6'),
    query: 'property=description=={name}-first',
    items: [{ id: '{a}' }],
  }),
  listed({
    id: 'filter-nested',
    behavior: 'A dot addresses a nested member, such as the id of the connection spec.',
    source: documentation('4.6'),
    query: `${OURS}&property=connectionSpec.id==${BLOB_SPEC}&property=state==enabled`,
    items: listOf(3),
  }),
  listed({
    id: 'filter-not-equal',
    behavior: 'The operator != excludes matches.',
    source: choice('8 no. 33'),
    query: `${OURS}&property=name!={name}-b&orderby=name`,
    items: [{ id: '{a}' }, { id: '{c}' }],
  }),
  listed({
    id: 'filter-single-sign',
    behavior: 'A single = is equivalent to ==.',
    source: choice('8 no. 33'),
    query: 'property=name={name}-a',
    items: [{ id: '{a}' }],
  }),
  {
    id: 'filter-time',
    behavior: 'Times are compared as milliseconds.',
    source: documentation('4.6'),
    given: A_CONNECTION,
    exchanges: [
      {
        send: 'GET /connections/{id}',
        answer: { status: 200, keep: { createdAt: ['items', 0, 'createdAt'] } },
      },
      {
        send: 'GET /connections?property=id=={id}&property=createdAt>={createdAt}',
        answer: { status: 200, body: { items: listOf(1) } },
      },
      {
        send: 'GET /connections?property=id=={id}&property=createdAt>{createdAt}',
        answer: { status: 200, body: { items: [] } },
      },
    ],
  },
  refused({
    id: 'filter-unknown-field',
    behavior: 'An unknown field is refused.',
    source: documentation('4.6'),
    send: 'GET /connections?property=color==red',
    code: 'FLOW-1449-400',
  }),
  refused({
    id: 'filter-unknown-operator',
    behavior: 'An unknown operator is refused.',
    source: documentation('4.6'),
    send: 'GET /connections?property=name!>x',
    code: 'FLOW-1450-400',
  }),
  refused({
    id: 'filter-unimplemented-operator',
    behavior: 'An operator of other APIs is refused as not implemented.',
    source: documentation('4.6'),
    send: 'GET /connections?property=name~x',
    code: 'FLOW-1440-400',
  }),
  refused({
    id: 'filter-range-of-many',
    behavior: 'A range takes one value.',
    source: documentation('4.6'),
    send: 'GET /connections?property=createdAt>1,2',
    code: 'FLOW-1443-400',
  }),
  refused({
    id: 'filter-range-of-ids',
    behavior: 'Ids do not support ranges.',
    source: documentation('4.6'),
    send: 'GET /connections?property=id>x',
    code: 'FLOW-1448-400',
  }),
  refused({
    id: 'filter-wrong-value',
    behavior: 'A time must be a number.',
    source: documentation('4.6'),
    send: 'GET /connections?property=createdAt==yesterday',
    code: 'FLOW-1452-400',
  }),
  refused({
    id: 'filter-malformed',
    behavior: 'A property without an operator is malformed.',
    source: documentation('4.6'),
    send: 'GET /connections?property=name',
    code: 'FLOW-1453-400',
  }),
  refused({
    id: 'filter-not-utf-8',
    behavior: 'A property that is not percent-encoded UTF-8 is malformed.',
    source: choice('6.3'),
    send: 'GET /connections?property=name==caf%E9',
    code: 'FLOW-1453-400',
  }),
];
