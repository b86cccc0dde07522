import { expect, it } from 'vitest';
import { readServiceAccountKey, type ServiceAccountKey } from './service-account-key.ts';

const DOCUMENT = JSON.stringify({
  type: 'service_account',
  project_id: 'contoso-data',
  client_email: 'reader@contoso-data.iam.gserviceaccount.com',
  private_key: '-----BEGIN PRIVATE KEY-----\nQUJD\n-----END PRIVATE KEY-----\n',
});
const READ = {
  type: 'service_account',
  projectId: 'contoso-data',
  clientEmail: 'reader@contoso-data.iam.gserviceaccount.com',
  privateKey: '-----BEGIN PRIVATE KEY-----\nQUJD\n-----END PRIVATE KEY-----\n',
};

it.each<{ given: string; want: Partial<ServiceAccountKey> }>([
  { given: DOCUMENT, want: { ...READ, wrapping: 'none' } },
  { given: Buffer.from(DOCUMENT).toString('base64'), want: { ...READ, wrapping: 'base64' } },
  { given: '{"type": "Käse"}', want: { type: 'Käse', clientEmail: undefined } },
  { given: Buffer.from('{"type": "Käse"}').toString('base64'), want: { type: 'Käse' } },
  { given: '{"type": 7, "client_email": ""}', want: { type: undefined, clientEmail: undefined } },
  { given: '{"type":', want: { wrapping: 'none', fields: undefined } },
  { given: '[1]', want: { wrapping: undefined, fields: undefined } },
  { given: 'hunter2', want: { wrapping: undefined } },
])('reads $given', ({ given, want }) => {
  expect(readServiceAccountKey(given)).toMatchObject(want);
});
