import { expect, expectTypeOf, it } from 'vitest';
import type { AuthInput } from './auth-input.ts';

it('makes a parameter with a default optional', () => {
  const auth = {
    method: 'BasicAuthentication',
    host: 'sftp.contoso.example',
    userName: 'r',
    password: 'p',
  } as const;
  expectTypeOf(auth).toExtend<AuthInput<'sftp'>>();
  expectTypeOf({ ...auth, port: 2222 }).toExtend<AuthInput<'sftp'>>();
  expectTypeOf({ ...auth, port: '2222' }).not.toExtend<AuthInput<'sftp'>>();
});

it('refuses a method that the source does not have', () => {
  const auth = { method: 'ConnectionStrin', connectionString: 'x' } as const;
  expectTypeOf(auth).not.toExtend<AuthInput<'azure-blob'>>();
});

it('refuses the parameters of another method', () => {
  const auth = { method: 'SasUri', connectionString: 'x' } as const;
  expectTypeOf(auth).not.toExtend<AuthInput<'azure-blob'>>();
});

it('refuses literals with a misspelled or missing key, or with a key of another source', () => {
  const accepted: AuthInput<'azure-blob'> = { method: 'SasUri', sasUri: 'x', container: 'landing' };
  // @ts-expect-error The method is misspelled.
  const misspelled: AuthInput<'azure-blob'> = { method: 'SasURI', sasUri: 'x' };
  // @ts-expect-error The parameter is missing.
  const incomplete: AuthInput<'azure-blob'> = { method: 'SasUri' };
  // @ts-expect-error The parameter's name is misspelled.
  const misnamed: AuthInput<'azure-blob'> = { method: 'SasUri', sasUrl: 'x' };
  // @ts-expect-error The parameter belongs to Data Lake Storage.
  const foreign: AuthInput<'azure-blob'> = { method: 'SasUri', sasUri: 'x', url: 'x' };
  // @ts-expect-error The source is misspelled.
  const unknown: AuthInput<'azure-blobs'> = { method: 'SasUri', sasUri: 'x' };
  expect([accepted, misspelled, incomplete, misnamed, foreign, unknown]).toHaveLength(6);
});

it('refuses a value outside a closed list', () => {
  const auth = {
    method: 'BasicAuthenticationAzure',
    server: 's',
    database: 'd',
    username: 'u',
    password: 'p',
    sslMode: 'Sometimes',
  } as const;
  expectTypeOf(auth).not.toExtend<AuthInput<'postgresql'>>();
  expectTypeOf({ ...auth, sslMode: 'Require' } as const).toExtend<AuthInput<'postgresql'>>();
});

it('accepts no credentials for a source without an auth block', () => {
  expectTypeOf<AuthInput<'data-landing-zone'>>().toBeNever();
});
