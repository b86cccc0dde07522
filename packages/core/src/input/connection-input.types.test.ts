import { describe, expectTypeOf, it } from 'vitest';
import { createConnection } from '../connections/create-connection.ts';
import type { TypedConnection, UntypedAuthInput } from './typed-connection.ts';

/** Only compiled, never called. */
const compiled = {
  async right() {
    await createConnection('azure-blob', { auth: { method: 'ConnectionString', connectionString: 'x' } });
    await createConnection('azure-blob', {
      name: 'Landing zone',
      auth: { method: 'SasUri', sasUri: '${env:SAS}', container: 'landing' },
    });
  },
  async misspelledMethod() {
    // @ts-expect-error: the method is ConnectionString.
    await createConnection('azure-blob', { auth: { method: 'ConectionString', connectionString: 'x' } });
  },
  async missingParam() {
    // @ts-expect-error: connectionString is missing.
    await createConnection('azure-blob', { auth: { method: 'ConnectionString' } });
  },
  async paramOfAnotherMethod() {
    // @ts-expect-error: sasUri belongs to the method SasUri.
    await createConnection('azure-blob', { auth: { method: 'ConnectionString', sasUri: 'x' } });
  },
  async methodOfAnotherSource() {
    // @ts-expect-error: SQL Server has no SAS.
    await createConnection('sql-server', { auth: { method: 'SasUri', sasUri: 'x' } });
  },
  async paramOfAnotherSource() {
    await createConnection('azure-table-storage', {
      // @ts-expect-error: tables have no container.
      auth: { method: 'ConnectionString', connectionString: 'x', container: 'landing' },
    });
  },
  async misspelledSource() {
    // @ts-expect-error: there is no such source.
    await createConnection('azure-blub', { auth: { method: 'ConnectionString', connectionString: 'x' } });
  },
  async authLeftOut() {
    // @ts-expect-error: the source needs credentials.
    await createConnection('azure-blob', { name: 'Landing zone' });
  },
  async authOfSourceWithoutCredentials() {
    await createConnection('data-landing-zone', { name: 'Landing zone' });
    // @ts-expect-error: the source takes no credentials.
    await createConnection('data-landing-zone', { auth: { method: 'ConnectionString' } });
  },
  async oneInput() {
    const auth = { method: 'ConnectionString', params: { connectionString: 'x' } };
    await createConnection({ source: 'azure-blob', name: 'Landing zone', auth });
    // @ts-expect-error: the parameters are not beside the method.
    await createConnection({ source: 'azure-blob', auth: { method: 'SasUri', sasUri: 'x' } });
  },
  async readWhenRunning(source: string, auth: UntypedAuthInput) {
    await createConnection(source, { auth });
    await createConnection(source, {});
  },
};

describe('the input of createConnection', () => {
  it('is strict for a source known at compile time', () => {
    expectTypeOf(compiled.right).returns.resolves.toBeVoid();
    expectTypeOf<
      TypedConnection<'azure-table-storage'>['auth']['method']
    >().toEqualTypeOf<'ConnectionString'>();
  });

  it('is open for a source known only at run time', () => {
    expectTypeOf<TypedConnection['auth']>().toEqualTypeOf<UntypedAuthInput | undefined>();
  });
});
