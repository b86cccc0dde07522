import type { ContractGroup } from '../contract-case.ts';
import { BLOB_CONNECTION } from './connections-to-begin-with.ts';
import { documentation, refusal } from './words.ts';

const headers = { authorization: 'Bearer {viewerToken}', 'x-api-key': '{viewerClientId}' };

export const ROLES: ContractGroup = {
  title: 'Permissions',
  cases: [
    {
      id: 'viewer-reads',
      behavior: 'A client with view permission for sources can read connections.',
      source: documentation('1.6'),
      needs: 'viewer',
      exchanges: [{ send: 'GET /connections?limit=1', headers, answer: { status: 200 } }],
    },
    {
      id: 'viewer-creates-nothing',
      behavior: 'A client with only view permission for sources cannot create a connection.',
      source: documentation('6.4'),
      needs: 'viewer',
      exchanges: [
        { send: 'POST /connections', headers, body: BLOB_CONNECTION, answer: refusal('FLOW-2118-403') },
      ],
    },
  ],
};
