import type { ContractGroup } from '../contract-case.ts';
import { choice, client, documentation, openapi, refused } from './words.ts';

const send = 'GET /connections?limit=1';

export const GATEWAY: ContractGroup = {
  title: 'Gateway: token, client, and organization',
  cases: [
    refused({
      id: 'gateway-no-token',
      behavior: 'A request without a token is forbidden.',
      source: documentation('6.2'),
      send,
      headers: { authorization: null },
      code: '403010',
    }),
    refused({
      id: 'gateway-bad-token',
      behavior: 'An invalid token is not authorized.',
      source: documentation('6.2'),
      send,
      headers: { authorization: 'Bearer not-a-token' },
      code: '401013',
    }),
    refused({
      id: 'gateway-no-client',
      behavior: 'A request without a client id is forbidden.',
      source: documentation('6.2'),
      send,
      headers: { 'x-api-key': null },
      code: '403000',
    }),
    refused({
      id: 'gateway-other-client',
      behavior: 'The client id must be the one to which the token was issued.',
      source: documentation('6.2'),
      send,
      headers: { 'x-api-key': 'not-a-client' },
      code: '403003',
    }),
    refused({
      id: 'gateway-no-organisation',
      behavior: 'A request without an organization is malformed.',
      source: documentation('6.2'),
      send,
      headers: { 'x-gw-ims-org-id': null },
      code: '400003',
    }),
    refused({
      id: 'gateway-other-organisation',
      behavior: 'An organization that does not match the token is forbidden.',
      source: choice('6.2'),
      send,
      headers: { 'x-gw-ims-org-id': '0123456789ABCDEF01234567@AdobeOrg' },
      code: '403027',
    }),
    {
      id: 'gateway-accept-version',
      behavior: 'A version in the Accept header is accepted.',
      source: openapi('1.2'),
      exchanges: [{ send, headers: { accept: 'application/json; version=1' }, answer: { status: 200 } }],
    },
    {
      id: 'gateway-content-type-of-get',
      behavior: 'A Content-Type on a request without a body is accepted.',
      source: client('1.2'),
      exchanges: [{ send, headers: { 'content-type': 'application/json' }, answer: { status: 200 } }],
    },
  ],
};
