import type { ContractGroup } from '../contract-case.ts';
import { absent, anyNumber, listOf } from '../matching/pattern.ts';
import { THREE_CONNECTIONS } from './connections-to-begin-with.ts';
import { choice, documentation, openapi, refusal, refused } from './words.ts';

const send = 'POST /connections/search';

export const SEARCH: ContractGroup = {
  title: 'Searching connections',
  cases: [
    {
      id: 'search-query-string',
      behavior: 'The query string filters like properties, joined by &.',
      source: choice('8 no. 34'),
      given: THREE_CONNECTIONS,
      exchanges: [
        {
          send,
          body: { queryString: 'name=={name}-a,{name}-b&state==enabled', orderby: '-name' },
          answer: { status: 200, body: { items: [{ id: '{b}' }, { id: '{a}' }] } },
        },
      ],
    },
    {
      id: 'search-pages',
      behavior: 'The token is sent in the query, and the criteria in the body.',
      source: openapi('4.7'),
      given: THREE_CONNECTIONS,
      exchanges: [
        {
          send,
          body: { queryString: 'name=={name}-a,{name}-b,{name}-c', orderby: 'name', limit: 2 },
          answer: { status: 200, body: { items: listOf(2) }, keep: { next: ['_links', 'next', 'href'] } },
        },
        {
          send: 'POST {next}',
          body: { queryString: 'name=={name}-a,{name}-b,{name}-c', orderby: 'name', limit: 2 },
          answer: { status: 200, body: { items: [{ id: '{c}' }], _links: { next: absent } } },
        },
      ],
    },
    {
      id: 'search-other-criteria',
      behavior: 'A token is refused with criteria other than its own.',
      source: choice('4.7'),
      given: THREE_CONNECTIONS,
      exchanges: [
        {
          send,
          body: { queryString: 'name=={name}-a,{name}-b,{name}-c', limit: 2 },
          answer: { status: 200, keep: { next: ['_links', 'next', 'href'] } },
        },
        { send: 'POST {next}', body: { limit: 2 }, answer: refusal('FLOW-1453-400') },
      ],
    },
    {
      id: 'search-limit',
      behavior: 'A page of a search has at most 1000 items.',
      source: openapi('3.3'),
      exchanges: [{ send, body: { limit: 1000 }, answer: { status: 200 } }],
    },
    {
      id: 'search-count',
      behavior: 'A search can return a count.',
      source: openapi('3.3'),
      exchanges: [{ send, body: { count: true }, answer: { status: 200, body: { count: anyNumber } } }],
    },
    refused({
      id: 'search-count-with-limit',
      behavior: 'A search also refuses a count combined with a limit.',
      source: documentation('6.3'),
      send,
      body: { count: true, limit: 1 },
      code: 'FLOW-1401-400',
    }),
    refused({
      id: 'search-limit-too-large',
      behavior: 'A limit above 1000 is refused.',
      source: choice('3.3'),
      send,
      body: { limit: 1001 },
      code: 'CONNECTOR-1312-400',
    }),
    refused({
      id: 'search-no-body',
      behavior: 'A search without a body is refused.',
      source: documentation('6.3'),
      send,
      text: '',
      code: 'FLOW-1405-400',
    }),
    refused({
      id: 'search-too-many-filters',
      behavior: 'A search has the same maximum number of filters as a list.',
      source: choice('4.6'),
      send: 'POST /connections/search',
      body: { queryString: Array.from({ length: 101 }, () => 'state==draft').join('&') },
      code: 'FLOW-1453-400',
    }),
    refused({
      id: 'search-unknown-field',
      behavior: 'A search refuses an unknown field, as a list does.',
      source: choice('8 no. 34'),
      send,
      body: { queryString: 'color==red' },
      code: 'FLOW-1449-400',
    }),
  ],
};
