import { expect, test } from 'vitest';
import { explainEntraError } from './entra-failure.ts';

// https://learn.microsoft.com/entra/identity-platform/reference-error-codes
test.each([
  ['90038', 'tenant-in-other-cloud'],
  ['900382', 'tenant-in-other-cloud'],
  ['900432', 'tenant-in-other-cloud'],
  ['90024', 'entra-busy'],
  ['90033', 'entra-busy'],
  ['90013', 'entra-input-invalid'],
])('AADSTS%s is %s', (errorNumber, code) => {
  const request = { tenant: 'contoso.example', clientId: 'app', host: 'login.microsoftonline.com' };
  expect(explainEntraError(new Error(), { ...request, errorNumber })).toMatchObject({ code });
});

test('names an unexplained code, so that users can look it up', () => {
  const request = { tenant: 'contoso.example', clientId: 'app', host: 'login.microsoftonline.com' };
  expect(explainEntraError(new Error(), { ...request, errorNumber: '7654321' })).toMatchObject({
    code: 'entra-sign-in-failed',
    cause: expect.stringContaining('AADSTS7654321'),
  });
});
