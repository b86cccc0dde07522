import type { ContractCase, ContractGroup, Exchange } from '../contract-case.ts';
import { otherThan } from '../matching/pattern.ts';
import { A_CONNECTION, A_DRAFT, BLOB_CONNECTION } from './connections-to-begin-with.ts';
import { choice, client, documentation, openapi, refused } from './words.ts';

/** A complete draft. */
const A_WHOLE_DRAFT: readonly Exchange[] = [
  {
    send: 'POST /connections?mode=draft',
    body: BLOB_CONNECTION,
    answer: { status: 201, keep: { id: ['id'], etag: ['etag'] } },
  },
];

const PUBLISHED: Exchange = {
  send: 'GET /connections/{id}',
  answer: { status: 200, body: { items: [{ state: 'enabled' }] } },
};

/** A draft that can become an ordinary connection. */
function published(
  given: Pick<ContractCase, 'id' | 'behavior' | 'source'> & Omit<Exchange, 'answer'>,
): ContractCase {
  const { id, behavior, source, ...sent } = given;
  const answer = { status: 200, body: { id: '{id}', etag: otherThan('etag') } };
  return { id, behavior, source, given: A_WHOLE_DRAFT, exchanges: [{ ...sent, answer }, PUBLISHED] };
}

export const ACTIONS: ContractGroup = {
  title: 'Actions on connections',
  cases: [
    published({
      id: 'publish',
      behavior:
        'Publishing requires neither a body nor a Content-Type, enables a draft, and assigns a new etag.',
      source: client('4.10'),
      send: 'POST /connections/{id}/action?op=publish',
    }),
    published({
      id: 'publish-upper-case',
      behavior: 'The operation is matched regardless of case.',
      source: openapi('8 no. 8'),
      send: 'POST /connections/{id}/action?op=PUBLISH',
    }),
    {
      id: 'publish-after-patch',
      behavior: 'A draft can be completed by patches before it is published.',
      source: documentation('4.11'),
      given: A_DRAFT,
      exchanges: [
        {
          send: 'PATCH /connections/{id}',
          headers: { 'if-match': '{etag}' },
          body: [{ op: 'add', path: '/auth', value: BLOB_CONNECTION.auth }],
          answer: { status: 200 },
        },
        { send: 'POST /connections/{id}/action?op=publish', answer: { status: 200 } },
        PUBLISHED,
      ],
    },
    refused({
      id: 'publish-incomplete',
      behavior: 'An incomplete draft cannot be published.',
      source: choice('4.11'),
      given: A_DRAFT,
      send: 'POST /connections/{id}/action?op=publish',
      code: 'CONNECTOR-1304-400',
    }),
    refused({
      id: 'publish-stale-etag',
      behavior: 'An etag is checked if it is sent.',
      source: choice('8 no. 10'),
      given: A_WHOLE_DRAFT,
      send: 'POST /connections/{id}/action?op=publish',
      headers: { 'if-match': '"01234567-0000-0200-0000-0123456789ab"' },
      code: 'FLOW-1404-412',
    }),
    refused({
      id: 'publish-enabled',
      behavior: 'Only a draft can be published.',
      source: documentation('6.3'),
      given: A_CONNECTION,
      send: 'POST /connections/{id}/action?op=publish',
      code: 'FLOW-1422-400',
    }),
    ...['FINALIZE', 'FINALIZE_UPDATE'].map((op) =>
      refused({
        id: `action-${op.toLowerCase().replace('_', '-')}`,
        behavior: `${op} is reserved for providers.`,
        source: documentation('4.10'),
        given: A_CONNECTION,
        send: `POST /connections/{id}/action?op=${op}`,
        code: 'FLOW-1402-400',
      }),
    ),
    {
      id: 'disable-and-enable',
      behavior: 'A connection can be disabled and enabled again; each action assigns a new etag.',
      source: choice('4.10'),
      given: A_CONNECTION,
      exchanges: [
        {
          send: 'POST /connections/{id}/action?op=disable',
          answer: {
            status: 200,
            body: { id: '{id}', etag: otherThan('etag') },
            keep: { disabled: ['etag'] },
          },
        },
        {
          send: 'GET /connections/{id}',
          answer: { status: 200, body: { items: [{ state: 'disabled' }] } },
        },
        {
          send: 'POST /connections/{id}/action?op=enable',
          answer: { status: 200, body: { id: '{id}', etag: otherThan('disabled') } },
        },
        PUBLISHED,
      ],
    },
    refused({
      id: 'enable-enabled',
      behavior: 'Only a disabled connection can be enabled.',
      source: choice('4.10'),
      given: A_CONNECTION,
      send: 'POST /connections/{id}/action?op=enable',
      code: 'FLOW-1422-400',
    }),
    refused({
      id: 'disable-draft',
      behavior: 'A draft cannot be disabled.',
      source: choice('4.10'),
      given: A_WHOLE_DRAFT,
      send: 'POST /connections/{id}/action?op=disable',
      code: 'FLOW-1422-400',
    }),
    refused({
      id: 'action-of-runs',
      behavior: 'An action on runs is refused for connections.',
      source: documentation('6.3'),
      given: A_CONNECTION,
      send: 'POST /connections/{id}/action?op=re-trigger',
      code: 'FLOW-1434-400',
    }),
    refused({
      id: 'action-unknown-part',
      behavior: 'An unknown sub-operation is refused.',
      source: documentation('4.10'),
      given: A_WHOLE_DRAFT,
      send: 'POST /connections/{id}/action?op=publish&subOp=JUMP',
      code: 'FLOW-1435-400',
    }),
    refused({
      id: 'action-progress-with-others',
      behavior: 'The sub-operation PROGRESS cannot be combined with others.',
      source: documentation('4.10'),
      given: A_WHOLE_DRAFT,
      send: 'POST /connections/{id}/action?op=publish&subOp=PROGRESS&subOp=APPLY',
      code: 'FLOW-1406-400',
    }),
    refused({
      id: 'action-none',
      behavior: 'An action requires an operation name.',
      source: choice('6.4'),
      given: A_CONNECTION,
      send: 'POST /connections/{id}/action',
      code: 'FLOW-2119-400',
    }),
  ],
};
