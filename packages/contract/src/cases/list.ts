import type { ContractCase, ContractGroup } from '../contract-case.ts';
import { absent, check, listOf, matching } from '../matching/pattern.ts';
import { THREE_CONNECTIONS } from './connections-to-begin-with.ts';
import { FILTERS } from './filters.ts';
import { listed, OURS } from './list-of-three.ts';
import { choice, client, documentation, openapi, refused } from './words.ts';

const NEXT = matching('a path with only a token', /^\/connections\?continuationToken=[^=&]+$/);

const newestFirst = check('a list with the newest first', (value) => {
  if (!Array.isArray(value)) return false;
  const times = value.map((item: { createdAt?: unknown }) => Number(item.createdAt));
  return times.every((time, index) => index === 0 || time <= (times[index - 1] ?? time));
});

const ORDER: readonly ContractCase[] = [
  listed({
    id: 'order-ascending',
    behavior: 'A field name sorts in ascending order.',
    source: documentation('4.7'),
    query: `${OURS}&orderby=name`,
    items: [{ id: '{a}' }, { id: '{b}' }, { id: '{c}' }],
  }),
  listed({
    id: 'order-plus',
    behavior: 'A field name with a plus, sent as %2B, also sorts in ascending order.',
    source: documentation('4.7'),
    query: `${OURS}&orderby=%2Bname`,
    items: [{ id: '{a}' }, { id: '{b}' }, { id: '{c}' }],
  }),
  listed({
    id: 'order-descending',
    behavior: 'A field name with a minus sorts in descending order.',
    source: documentation('4.7'),
    query: `${OURS}&orderby=-name`,
    items: [{ id: '{c}' }, { id: '{b}' }, { id: '{a}' }],
  }),
  listed({
    id: 'order-default',
    behavior: 'By default, the newest connections come first.',
    source: openapi('4.7'),
    query: OURS,
    items: newestFirst,
  }),
  refused({
    id: 'order-wrong-prefix',
    behavior: 'Any other sign before the field is refused.',
    source: documentation('4.7'),
    send: 'GET /connections?orderby=~name',
    code: 'FLOW-1432-400',
  }),
  refused({
    id: 'order-unknown-field',
    behavior: 'An unknown field does not affect the order.',
    source: documentation('4.7'),
    send: 'GET /connections?orderby=color',
    code: 'FLOW-1433-400',
  }),
];

const PAGES: readonly ContractCase[] = [
  {
    id: 'page-next',
    behavior:
      'A page other than the last links to the next one by a token, which is the only parameter of the link.',
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
    behavior: 'A limit may be sent again with the token.',
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
    id: 'page-start',
    behavior: 'A start skips that number of matches.',
    source: client('4.7'),
    query: `${OURS}&orderby=name&limit=20&start=1`,
    items: [{ id: '{b}' }, { id: '{c}' }],
  }),
  listed({
    id: 'page-limit',
    behavior: 'A limit sets the size of a page.',
    source: openapi('4.7'),
    query: `${OURS}&limit=1`,
    items: listOf(1),
  }),
  {
    id: 'count-only',
    behavior: 'A count returns the number of matches and no items.',
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
    behavior: 'A count that is off can be combined with a limit, even in the form False.',
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
    behavior: 'A count and a limit cannot be combined.',
    source: documentation('4.7'),
    send: 'GET /connections?count=true&limit=1',
    code: 'FLOW-1401-400',
  }),
  refused({
    id: 'page-limit-too-large',
    behavior: 'A page of a list has at most 100 items.',
    source: choice('7'),
    send: 'GET /connections?limit=101',
    code: 'FLOW-1452-400',
  }),
  refused({
    id: 'page-limit-zero',
    behavior: 'A page has at least one item.',
    source: choice('4.7'),
    send: 'GET /connections?limit=0',
    code: 'FLOW-1452-400',
  }),
  refused({
    id: 'page-no-token',
    behavior: 'A string that is not a token is refused.',
    source: choice('4.7'),
    send: 'GET /connections?continuationToken=not-a-token',
    code: 'FLOW-1453-400',
  }),
  refused({
    id: 'list-unknown-parameter',
    behavior: 'An unknown query parameter is refused.',
    source: documentation('4.6'),
    send: 'GET /connections?color=red',
    code: 'FLOW-1451-400',
  }),
  refused({
    id: 'list-parameter-twice',
    behavior: 'A parameter with a single value cannot be repeated.',
    source: choice('6.3'),
    send: 'GET /connections?limit=1&limit=2',
    code: 'FLOW-1453-400',
  }),
  {
    id: 'list-trailing-slash',
    behavior: 'A slash before the query makes no difference.',
    source: documentation('2.2'),
    exchanges: [{ send: 'GET /connections/?limit=1', answer: { status: 200 } }],
  },
];

export const LIST: ContractGroup = {
  title: 'Listing connections',
  cases: [...FILTERS, ...ORDER, ...PAGES],
};
