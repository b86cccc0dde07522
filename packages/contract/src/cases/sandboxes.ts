import type { ContractGroup } from '../contract-case.ts';
import { absent, matching, someItem } from '../matching/pattern.ts';
import { A_CONNECTION } from './connections-to-begin-with.ts';
import { choice, documentation, NO_ADMINISTRATOR, refusal, refused } from './words.ts';

const hasOwn = someItem('the sandbox itself', (item, known) => {
  return typeof item === 'object' && item !== null && 'name' in item && item.name === known.sandbox;
});

const api = 'sandbox-management';

export const SANDBOXES: ContractGroup = {
  title: 'Sandboxes',
  cases: [
    {
      id: 'sandboxes-visible',
      behavior: 'The sandboxes available to a client are listed.',
      source: documentation('2.10'),
      exchanges: [{ api, send: 'GET /', answer: { status: 200, body: { sandboxes: hasOwn } } }],
    },
    {
      id: 'sandboxes-all',
      behavior: 'The sandboxes of the organization are listed.',
      source: documentation('2.10'),
      exchanges: [
        {
          api,
          send: 'GET /sandboxes',
          answer: { status: 200, body: { sandboxes: hasOwn }, or: [NO_ADMINISTRATOR] },
        },
      ],
    },
    {
      id: 'sandbox-one',
      behavior: 'One sandbox is returned with its type and state, without its id.',
      source: documentation('1.6'),
      exchanges: [
        {
          api,
          send: 'GET /sandboxes/{sandbox}',
          answer: {
            status: 200,
            body: {
              name: '{sandbox}',
              type: matching('production or development', /^(production|development)$/),
              state: 'active',
              id: absent,
            },
            or: [NO_ADMINISTRATOR],
          },
        },
      ],
    },
    {
      id: 'sandbox-unknown',
      behavior: 'A sandbox that does not exist is not found.',
      source: documentation('6.2'),
      exchanges: [
        { api, send: 'GET /sandboxes/no-such-sandbox', answer: { status: 404, or: [NO_ADMINISTRATOR] } },
      ],
    },
    {
      id: 'sandbox-of-another',
      behavior: 'A connection is not visible from another sandbox.',
      source: documentation('1.6'),
      needs: 'otherSandbox',
      given: A_CONNECTION,
      exchanges: [
        {
          send: 'GET /connections/{id}',
          headers: { 'x-sandbox-name': '{otherSandbox}' },
          answer: refusal('FLOW-1439-404'),
        },
      ],
    },
    {
      id: 'sandbox-default',
      behavior: 'A request without the header uses the default production sandbox.',
      source: choice('8 no. 1'),
      exchanges: [
        { send: 'GET /connections?limit=1', headers: { 'x-sandbox-name': null }, answer: { status: 200 } },
      ],
    },
    refused({
      id: 'sandbox-header-unknown',
      behavior: 'The header must name an existing sandbox.',
      source: documentation('6.4'),
      send: 'GET /connections',
      headers: { 'x-sandbox-name': 'no-such-sandbox' },
      code: 'FLOW-2100-404',
    }),
    refused({
      id: 'sandbox-id',
      behavior: 'The sandbox id header requires a service token.',
      source: documentation('6.4'),
      send: 'GET /connections',
      headers: { 'x-sandbox-id': '01234567-89ab-cdef-0123-456789abcdef' },
      code: 'FLOW-2110-400',
    }),
    refused({
      id: 'sandbox-every',
      behavior: 'A request across all sandboxes requires a service token.',
      source: documentation('6.4'),
      send: 'GET /connections',
      headers: { 'x-sandbox-name': '*', 'x-sandbox-id': '*' },
      code: 'FLOW-2111-403',
    }),
    refused({
      id: 'sandbox-every-and-one',
      behavior: 'A request across all sandboxes requires both headers.',
      source: documentation('6.4'),
      send: 'GET /connections',
      headers: { 'x-sandbox-name': '*', 'x-sandbox-id': '01234567-89ab-cdef-0123-456789abcdef' },
      code: 'FLOW-2112-400',
    }),
    refused({
      id: 'sandbox-every-of-specs',
      behavior: 'Connection specs do not support requests across sandboxes.',
      source: documentation('6.4'),
      send: 'GET /connectionSpecs',
      headers: { 'x-sandbox-name': '*', 'x-sandbox-id': '*' },
      code: 'FLOW-2113-400',
    }),
  ],
};
