import type { ContractCase, ContractGroup } from '../contract-case.ts';
import { absent, check, listOf, matching, type Pattern } from '../matching/pattern.ts';
import { A_CONNECTION, BLOB_SPEC, THREE_CONNECTIONS } from './connections-to-begin-with.ts';
import { choice, client, documentation, openapi, refused } from './words.ts';

const OURS = 'property=name=={name}-a,{name}-b,{name}-c';
const NEXT = matching('a path with only a token', /^\/connections\?continuationToken=[^=&]+$/);

const newestFirst = check('a list with the newest first', (value) => {
  if (!Array.isArray(value)) return false;
  const times = value.map((item: { createdAt?: unknown }) => Number(item.createdAt));
  return times.every((time, index) => index === 0 || time <= (times[index - 1] ?? time));
});

/** A list of some of three connections. */
function listed(
  given: Pick<ContractCase, 'id' | 'behaviour' | 'source'> & { query: string; items: Pattern },
): ContractCase {
  const { id, behaviour, source, query, items } = given;
  return {
    id,
    behaviour,
    source,
    given: THREE_CONNECTIONS,
    exchanges: [{ send: `GET /connections?${query}`, answer: { status: 200, body: { items } } }],
  };
}

const FILTERS: readonly ContractCase[] = [
  listed({
    id: 'filter-equal',
    behaviour: 'A property filters, although a public description says it chooses the fields to return.',
    source: documentation('4.6'),
    query: 'property=name=={name}-a',
    items: [{ id: '{a}', state: 'enabled' }],
  }),
  listed({
    id: 'filter-and',
    behaviour: 'Several properties must all be met.',
    source: documentation('4.6'),
    query: `${OURS}&property=name=={name}-b`,
    items: [{ id: '{b}' }],
  }),
  listed({
    id: 'filter-any-of',
    behaviour: 'Values with commas between them mean any of them.',
    source: documentation('4.6'),
    query: 'property=id=={a},{c}&orderby=name',
    items: [{ id: '{a}' }, { id: '{c}' }],
  }),
  listed({
    id: 'filter-quotes',
    behaviour: 'A value may stand in double quotes.',
    source: documentation('4.6'),
    query: 'property=name==%22{name}-a%22',
    items: [{ id: '{a}' }],
  }),
  listed({
    id: 'filter-description',
    behaviour: 'Connections are found by their description.',
    source: documentation('4.6'),
    query: 'property=description=={name}-first',
    items: [{ id: '{a}' }],
  }),
  listed({
    id: 'filter-nested',
    behaviour: 'A dot leads into a member, as to the id of the connection spec.',
    source: documentation('4.6'),
    query: `${OURS}&property=connectionSpec.id==${BLOB_SPEC}&property=state==enabled`,
    items: listOf(3),
  }),
  listed({
    id: 'filter-not-equal',
    behaviour: 'The operator != excludes.',
    source: choice('8 no. 33'),
    query: `${OURS}&property=name!={name}-b&orderby=name`,
    items: [{ id: '{a}' }, { id: '{c}' }],
  }),
  listed({
    id: 'filter-single-sign',
    behaviour: 'A single = is read as ==.',
    source: choice('8 no. 33'),
    query: 'property=name={name}-a',
    items: [{ id: '{a}' }],
  }),
  {
    id: 'filter-time',
    behaviour: 'Times are compared as milliseconds.',
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
    behaviour: 'A field that there is not is refused.',
    source: documentation('4.6'),
    send: 'GET /connections?property=colour==red',
    code: 'FLOW-1449-400',
  }),
  refused({
    id: 'filter-unknown-operator',
    behaviour: 'An operator that there is not is refused.',
    source: documentation('4.6'),
    send: 'GET /connections?property=name!>x',
    code: 'FLOW-1450-400',
  }),
  refused({
    id: 'filter-unimplemented-operator',
    behaviour: 'An operator of other APIs is refused as not implemented.',
    source: documentation('4.6'),
    send: 'GET /connections?property=name~x',
    code: 'FLOW-1440-400',
  }),
  refused({
    id: 'filter-range-of-many',
    behaviour: 'A range takes one value.',
    source: documentation('4.6'),
    send: 'GET /connections?property=createdAt>1,2',
    code: 'FLOW-1443-400',
  }),
  refused({
    id: 'filter-range-of-ids',
    behaviour: 'Ids have no range.',
    source: documentation('4.6'),
    send: 'GET /connections?property=id>x',
    code: 'FLOW-1448-400',
  }),
  refused({
    id: 'filter-wrong-value',
    behaviour: 'A time must be a number.',
    source: documentation('4.6'),
    send: 'GET /connections?property=createdAt==yesterday',
    code: 'FLOW-1452-400',
  }),
  refused({
    id: 'filter-malformed',
    behaviour: 'A property without an operator is malformed.',
    source: documentation('4.6'),
    send: 'GET /connections?property=name',
    code: 'FLOW-1453-400',
  }),
];

const ORDER: readonly ContractCase[] = [
  listed({
    id: 'order-ascending',
    behaviour: 'A field orders ascending.',
    source: documentation('4.7'),
    query: `${OURS}&orderby=name`,
    items: [{ id: '{a}' }, { id: '{b}' }, { id: '{c}' }],
  }),
  listed({
    id: 'order-plus',
    behaviour: 'So does a field with a plus, which is sent as %2B.',
    source: documentation('4.7'),
    query: `${OURS}&orderby=%2Bname`,
    items: [{ id: '{a}' }, { id: '{b}' }, { id: '{c}' }],
  }),
  listed({
    id: 'order-descending',
    behaviour: 'A field with a minus orders descending.',
    source: documentation('4.7'),
    query: `${OURS}&orderby=-name`,
    items: [{ id: '{c}' }, { id: '{b}' }, { id: '{a}' }],
  }),
  listed({
    id: 'order-default',
    behaviour: 'Without an order the newest come first.',
    source: openapi('4.7'),
    query: OURS,
    items: newestFirst,
  }),
  refused({
    id: 'order-wrong-prefix',
    behaviour: 'Another sign before the field is refused.',
    source: documentation('4.7'),
    send: 'GET /connections?orderby=~name',
    code: 'FLOW-1432-400',
  }),
  refused({
    id: 'order-unknown-field',
    behaviour: 'A field that there is not orders nothing.',
    source: documentation('4.7'),
    send: 'GET /connections?orderby=colour',
    code: 'FLOW-1433-400',
  }),
];

const PAGES: readonly ContractCase[] = [
  {
    id: 'page-next',
    behaviour: 'A page that is not the last leads to the next one by a token, which is all the link holds.',
    source: client('4.7'),
    given: THREE_CONNECTIONS,
    exchanges: [
      {
        send: `GET /connections?${OURS}&orderby=name&limit=2`,
        answer: {
          status: 200,
          body: { items: [{ id: '{a}' }, { id: '{b}' }], _links: { next: { href: NEXT } } },
          keep: { next: ['_links', 'next', 'href'] },
        },
      },
      {
        send: 'GET {next}',
        answer: { status: 200, body: { items: [{ id: '{c}' }], _links: { next: absent } } },
      },
    ],
  },
  {
    id: 'page-token-with-limit',
    behaviour: 'A limit may be sent again beside the token.',
    source: client('4.7'),
    given: THREE_CONNECTIONS,
    exchanges: [
      {
        send: `GET /connections?${OURS}&orderby=name&limit=1`,
        answer: { status: 200, keep: { next: ['_links', 'next', 'href'] } },
      },
      { send: 'GET {next}&limit=1', answer: { status: 200, body: { items: [{ id: '{b}' }] } } },
    ],
  },
  listed({
    id: 'page-limit',
    behaviour: 'A limit is the size of a page.',
    source: openapi('4.7'),
    query: `${OURS}&limit=1`,
    items: listOf(1),
  }),
  {
    id: 'count-only',
    behaviour: 'A count answers the number of matches, and no items.',
    source: documentation('4.7'),
    given: THREE_CONNECTIONS,
    exchanges: [
      {
        send: `GET /connections?${OURS}&count=true`,
        answer: { status: 200, body: { count: 3, items: absent } },
      },
    ],
  },
  {
    id: 'count-off-with-limit',
    behaviour: 'A count that is off goes with a limit, also when it is written False.',
    source: client('4.7'),
    exchanges: [
      {
        send: 'GET /connections?count=False&limit=1',
        answer: { status: 200, body: { _links: {} } },
      },
    ],
  },
  refused({
    id: 'count-with-limit',
    behaviour: 'A count and a limit exclude each other.',
    source: documentation('4.7'),
    send: 'GET /connections?count=true&limit=1',
    code: 'FLOW-1401-400',
  }),
  refused({
    id: 'page-limit-too-large',
    behaviour: 'A page of a list has no more than 100 items.',
    source: choice('7'),
    send: 'GET /connections?limit=101',
    code: 'FLOW-1452-400',
  }),
  refused({
    id: 'page-limit-zero',
    behaviour: 'A page has at least one item.',
    source: choice('4.7'),
    send: 'GET /connections?limit=0',
    code: 'FLOW-1452-400',
  }),
  refused({
    id: 'page-no-token',
    behaviour: 'A text that is no token is refused.',
    source: choice('4.7'),
    send: 'GET /connections?continuationToken=not-a-token',
    code: 'FLOW-1453-400',
  }),
  refused({
    id: 'list-unknown-parameter',
    behaviour: 'A query parameter that is not known is refused.',
    source: documentation('4.6'),
    send: 'GET /connections?start=5',
    code: 'FLOW-1451-400',
  }),
  {
    id: 'list-trailing-slash',
    behaviour: 'A slash before the query makes no difference.',
    source: documentation('2.2'),
    exchanges: [{ send: 'GET /connections/?limit=1', answer: { status: 200 } }],
  },
];

export const LIST: ContractGroup = {
  title: 'Listing connections',
  cases: [...FILTERS, ...ORDER, ...PAGES],
};
