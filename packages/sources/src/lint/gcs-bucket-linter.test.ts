import { expect, it } from 'vitest';
import { showFindings } from '../testing/show-findings.ts';

it.each<{ given: string; want: string[] }>([
  { given: 'contoso-landing', want: [] },
  { given: 'contoso_landing', want: [] },
  { given: 'landing.contoso.example', want: [] },

  { given: 'gs://contoso-landing', want: ['error bucket-in-address: gs://'] },
  {
    given: 'https://storage.googleapis.com/contoso/a',
    want: ['error bucket-in-address: https://storage.googleapis.com/'],
  },
  { given: 'contoso/orders', want: ['error folder-in-bucket: /orders'] },
  { given: 'Contoso', want: ['error bucket-name-invalid: Contoso'] },
  { given: '_contoso', want: ['error bucket-name-invalid: _contoso'] },
  { given: 'my-google-files', want: ['error bucket-name-invalid: my-google-files'] },
  { given: 'a'.repeat(64), want: [`error bucket-name-invalid: ${'a'.repeat(64)}`] },
  { given: '10.0.0.1', want: ['error bucket-name-is-ip-address: 10.0.0.1'] },
])('$given', ({ given, want }) => {
  expect(showFindings({ kind: 'gcs-bucket' }, given)).toEqual(want);
});
