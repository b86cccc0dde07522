import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { showFindings } from '../testing/show-findings.ts';

const PEM = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString();
const FIELDS = {
  type: 'service_account',
  project_id: 'contoso-data',
  private_key: PEM,
  client_email: 'reader@contoso-data.iam.gserviceaccount.com',
};
const DOCUMENT = JSON.stringify(FIELDS);

function encode(text: string): string {
  return Buffer.from(text).toString('base64');
}

/** Without the highlighted characters, which are the whole key or a line break. */
function lint(service: string, text: string, params?: Record<string, unknown>): string[] {
  return showFindings({ kind: 'service-account-json', service }, text, params).map(
    (line) => line.split(':')[0] ?? '',
  );
}

interface Row {
  name: string;
  given: string;
  params?: Record<string, unknown>;
  want: string[];
}

const OF_ANY_SERVICE: readonly { name: string; document: string; want: string[] }[] = [
  {
    name: 'the credentials of a user',
    document: '{"type":"authorized_user"}',
    want: ['error not-a-service-account'],
  },
  {
    name: 'the file of an OAuth client',
    document: '{"installed":{}}',
    want: ['error not-a-service-account'],
  },
  { name: 'another document', document: '{}', want: ['error not-a-service-account'] },
  {
    name: 'a file without its private key',
    document: JSON.stringify({ ...FIELDS, private_key: undefined }),
    want: ['error service-account-incomplete'],
  },
  {
    name: 'a file without its client email',
    document: JSON.stringify({ ...FIELDS, client_email: '' }),
    want: ['error service-account-incomplete'],
  },
  {
    name: 'a key with escaped line breaks',
    document: JSON.stringify({ ...FIELDS, private_key: PEM.replaceAll('\n', '\\n') }),
    want: ['error private-key-lines-escaped'],
  },
  {
    name: 'something else as the key',
    document: JSON.stringify({ ...FIELDS, private_key: 'hunter2' }),
    want: ['error private-key-not-readable'],
  },
];

describe('a service account for BigQuery', () => {
  it.each<Row>([
    { name: 'the file in base64', given: encode(DOCUMENT), want: [] },
    {
      name: 'the file of the same project',
      given: encode(DOCUMENT),
      params: { projectId: 'contoso-data' },
      want: [],
    },
    ...OF_ANY_SERVICE.map(({ document, ...row }) => ({ ...row, given: encode(document) })),

    {
      name: 'the file of another project',
      given: encode(DOCUMENT),
      params: { projectId: 'fabrikam' },
      want: ['warning project-of-key-differs'],
    },
    { name: 'the unencoded file', given: DOCUMENT, want: ['error service-account-not-encoded'] },
    {
      name: 'base64 with line breaks',
      given: encode(DOCUMENT).replaceAll(/.{76}/g, '$&\n'),
      want: ['warning base64-has-line-breaks'],
    },
    { name: 'something else', given: 'hunter2', want: ['error service-account-not-readable'] },
    { name: 'the key alone', given: encode(PEM), want: ['error found-private-key'] },
  ])('$name', ({ given, params, want }) => {
    expect(lint('bigquery', given, params)).toEqual(want);
  });
});

describe('a service account for Pub/Sub', () => {
  it.each<Row>([
    { name: 'the file on one line', given: DOCUMENT, want: [] },
    ...OF_ANY_SERVICE.map(({ document, ...row }) => ({ ...row, given: document })),

    { name: 'the file in base64', given: encode(DOCUMENT), want: ['error service-account-encoded'] },
    {
      name: 'the file on several lines',
      given: JSON.stringify(FIELDS, null, 2),
      want: ['warning json-has-line-breaks'],
    },
    { name: 'half of the file', given: DOCUMENT.slice(0, 99), want: ['error json-not-readable'] },
    {
      name: 'unescaped line breaks in the key',
      given: DOCUMENT.replaceAll('\\n', '\n'),
      want: ['error json-not-readable'],
    },
    { name: 'escaped quotes', given: DOCUMENT.replaceAll('"', '\\"'), want: ['error escaped-quotes'] },
  ])('$name', ({ given, params, want }) => {
    expect(lint('pubsub', given, params)).toEqual(want);
  });
});
