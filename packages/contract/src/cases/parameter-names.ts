import type { ContractGroup, Exchange } from '../contract-case.ts';
import { refusal } from './words.ts';

/** A connection to a file share, whose user parameter has two names. */
function fileShare(user: Readonly<Record<string, string>>, answer: Exchange['answer']): Exchange {
  return {
    send: 'POST /connections',
    body: {
      name: '{name}',
      connectionSpec: { id: 'be5ec48c-5b78-49d5-b8fa-7c89ec4569b8', version: '1.0' },
      auth: {
        specName: 'Basic Authentication',
        params: {
          host: '\\\\headwatercontract.file.core.windows.net\\share',
          ...user,
          password: '{connectionString}',
        },
      },
    },
    answer,
  };
}

export const PARAMETER_NAMES: ContractGroup = {
  title: 'Parameters with two names',
  cases: [
    {
      id: 'create-user-id-in-lower-case',
      behavior: 'The user of a file share is userId or userid, and is returned as it was sent.',
      source: { facts: '5.7', basis: 'documentation' },
      exchanges: (['userId', 'userid'] as const).flatMap((name): Exchange[] => [
        fileShare({ [name]: 'AZURE\\contract' }, { status: 201, keep: { id: ['id'] } }),
        {
          send: 'GET /connections/{id}',
          answer: { status: 200, body: { items: [{ auth: { params: { [name]: 'AZURE\\contract' } } }] } },
        },
      ]),
    },
    {
      id: 'create-user-id-twice',
      behavior: 'Two names of one parameter cannot have different values.',
      source: { facts: '5.7', basis: 'choice' },
      exchanges: [
        fileShare({ userId: 'AZURE\\contract', userid: 'AZURE\\other' }, refusal('CONNECTOR-1312-400')),
      ],
    },
  ],
};
