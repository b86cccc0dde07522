import { expect, test } from 'vitest';
import { redact } from './redact.ts';

test('removes all known values, and everything that looks like an id, an account, or a token', () => {
  const known = {
    clientSecret: 'p8e-secret-of-a-client',
    connectionString: 'AccountName=a;AccountKey="AAAA"',
    sandbox: 'dev',
  };
  const text = [
    'p8e-secret-of-a-client',
    JSON.stringify(known.connectionString),
    '01234567-89ab-cdef-0123-456789abcdef',
    'A1B2C3@AdobeOrg',
    'eyJhbGciOiJIUzI1NiJ9.eyJjbGllbnQiOiJ4In0.c2lnbmF0dXJl',
    'dev',
  ].join(' ');

  expect(redact(text, known)).toBe('{clientSecret} "{connectionString}" {id} {account} {token} dev');
});

test('truncates a long string', () => {
  expect(redact('word '.repeat(1000), {}).length).toBe(300);
});
