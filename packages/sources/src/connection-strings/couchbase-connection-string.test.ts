import { expect, it } from 'vitest';
import {
  type CouchbaseConnectionString,
  readCouchbaseConnectionString,
} from './couchbase-connection-string.ts';

it.each<{ given: string; want: Partial<CouchbaseConnectionString> }>([
  {
    given: 'Server=cb.contoso.example; Port=8093;AuthMech=1;CredString=[{"user": "reader", "pass":"p"}];',
    want: {
      host: 'cb.contoso.example',
      port: 8093,
      credentials: [{ user: 'reader', password: 'p' }],
      problems: [],
    },
  },
  {
    given: 'CredString={[{"user":"u","pass":"a;b"}}]}',
    want: { credentials: [{ user: 'u', password: 'a;b' }] },
  },
  { given: 'CredString=[{"user":"u"}]', want: { credentials: undefined } },
  { given: 'CredString=[null]', want: { credentials: undefined } },
  { given: 'CredString=[]', want: { credentials: undefined } },
  { given: 'CredString={"user":"u","pass":"p"}', want: { credentials: undefined } },
  { given: 'Server=h', want: { credentials: undefined } },
])('reads $given', ({ given, want }) => {
  expect(readCouchbaseConnectionString(given)).toMatchObject(want);
});
