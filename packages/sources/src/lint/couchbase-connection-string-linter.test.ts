import { expect, it } from 'vitest';
import { showFindings } from '../testing/show-findings.ts';

const USERS = '[{"user": "reader", "pass":"p"}]';
const SOUND = `Server=cb.contoso.example; Port=8093;AuthMech=1;CredString=${USERS};`;

it.each<{ given: string; want: string[] }>([
  { given: SOUND, want: [] },
  { given: SOUND.replace('8093', '18093'), want: [] },
  { given: SOUND.replace(USERS, '{[{"user":"u","pass":"a;b"}}]}'), want: [] },

  { given: SOUND.replace('8093', '8091'), want: ['warning couchbase-port-not-for-queries: 8091'] },
  { given: SOUND.replace('8093', 'n1ql'), want: ['error port-not-a-number: n1ql'] },
  { given: SOUND.replace('Server=cb.contoso.example; ', ''), want: ['error server-missing'] },
  { given: SOUND.replace(`CredString=${USERS};`, ''), want: ['error password-missing'] },
  { given: SOUND.replace('AuthMech=1;', ''), want: ['warning couchbase-credentials-unused'] },
  { given: SOUND.replace('AuthMech=1', 'AuthMech=2'), want: ['warning couchbase-credentials-unused: 2'] },
  {
    given: SOUND.replaceAll('"', '\\"'),
    want: ['error escaped-quotes: [{\\"user\\": \\"reader\\", \\"pass\\":\\"p\\"}]'],
  },
  {
    given: SOUND.replace('"p"', '"a;b"'),
    want: [
      'error couchbase-credentials-unreadable: [{"user": "reader", "pass":"a',
      'error part-not-key-value: b"}]',
    ],
  },
  {
    given: SOUND.replace(USERS, '[{"name": "reader"}]'),
    want: ['error couchbase-credentials-unreadable: [{"name": "reader"}]'],
  },
  {
    given: SOUND.replace('cb.', 'couchbases://cb.'),
    want: ['error scheme-in-host: couchbases://'],
  },
  {
    given: 'couchbases://cb.contoso.example',
    want: ['error found-database-url: couchbases://cb.contoso.example'],
  },
])('$given', ({ given, want }) => {
  expect(showFindings({ kind: 'couchbase-connection-string' }, given)).toEqual(want);
});
