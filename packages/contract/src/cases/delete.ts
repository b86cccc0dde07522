import type { ContractGroup } from '../contract-case.ts';
import { A_CONNECTION, A_DRAFT } from './connections-to-begin-with.ts';
import { choice, DELETED, documentation, openapi, refusal, refused } from './words.ts';

const gone = { send: 'GET /connections/{id}', answer: refusal('FLOW-1439-404') };

export const DELETE: ContractGroup = {
  title: 'Deleting connections',
  cases: [
    {
      id: 'delete-is-gone',
      behavior: 'A delete requires no etag, returns no body, and removes the connection.',
      source: openapi('4.4'),
      given: A_CONNECTION,
      exchanges: [{ send: 'DELETE /connections/{id}', answer: DELETED }, gone],
    },
    {
      id: 'delete-trailing-slash',
      behavior: 'A slash at the end of the path makes no difference.',
      source: openapi('8 no. 4'),
      given: A_CONNECTION,
      exchanges: [{ send: 'DELETE /connections/{id}/', answer: DELETED }, gone],
    },
    {
      id: 'delete-draft',
      behavior: 'A draft can be deleted.',
      source: choice('4.11'),
      given: A_DRAFT,
      exchanges: [{ send: 'DELETE /connections/{id}', answer: DELETED }, gone],
    },
    {
      id: 'delete-twice',
      behavior: 'A deleted connection cannot be deleted again.',
      source: documentation('4.4'),
      given: A_CONNECTION,
      exchanges: [
        { send: 'DELETE /connections/{id}', answer: DELETED },
        { send: 'DELETE /connections/{id}', answer: refusal('FLOW-1439-404') },
      ],
    },
    refused({
      id: 'delete-unknown',
      behavior: 'A connection that does not exist cannot be deleted.',
      source: documentation('6.3'),
      send: 'DELETE /connections/01234567-89ab-cdef-0123-456789abcdef',
      code: 'FLOW-1439-404',
    }),
  ],
};
