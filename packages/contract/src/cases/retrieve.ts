import type { ContractGroup } from '../contract-case.ts';
import { anyText } from '../matching/pattern.ts';
import { A_CONNECTION } from './connections-to-begin-with.ts';
import { choice, documentation, openapi, refused } from './words.ts';

const UNKNOWN = '01234567-89ab-cdef-0123-456789abcdef';

export const RETRIEVE: ContractGroup = {
  title: 'Retrieving a connection',
  cases: [
    {
      id: 'retrieve-is-list-of-one',
      behavior: 'One connection is returned as a list of one.',
      source: openapi('4.1'),
      given: A_CONNECTION,
      exchanges: [
        { send: 'GET /connections/{id}', answer: { status: 200, body: { items: [{ id: '{id}' }] } } },
      ],
    },
    {
      id: 'retrieve-trailing-slash',
      behavior: 'A slash at the end of the path makes no difference.',
      source: openapi('2.2'),
      given: A_CONNECTION,
      exchanges: [
        { send: 'GET /connections/{id}/', answer: { status: 200, body: { items: [{ id: '{id}' }] } } },
      ],
    },
    {
      id: 'retrieve-unknown',
      behavior: 'A connection that does not exist is not found, in the body of the Flow Service’s problems.',
      source: documentation('6.1'),
      exchanges: [
        {
          send: `GET /connections/${UNKNOWN}`,
          answer: {
            status: 404,
            code: 'FLOW-1439-404',
            body: {
              title: 'Resource not found',
              status: 404,
              report: { 'detailed-message': anyText, 'request-id': anyText },
              errorMessage: anyText,
              errorDetails: anyText,
            },
          },
        },
      ],
    },
    refused({
      id: 'retrieve-no-uuid',
      behavior: 'A string that is not an id is not found either.',
      source: choice('8 no. 29'),
      send: 'GET /connections/no-such-connection',
      code: 'FLOW-1439-404',
    }),
  ],
};
