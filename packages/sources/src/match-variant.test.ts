import { describe, expect, it } from 'vitest';
import { loadSource } from './catalog.ts';
import type { SourceSlug } from './generated/auth-models.ts';
import { matchVariant } from './match-variant.ts';

const LOGIN = { server: 'db.contoso.example', database: 'sales', username: 'reader', password: 'example' };
const KEY_PAIR = {
  account: 'contoso',
  username: 'R',
  database: 'S',
  warehouse: 'W',
  privateKey: 'ZXhhbXBsZQ==',
};

async function match(slug: SourceSlug, specName: string, params: unknown): Promise<string | undefined> {
  return matchVariant(await loadSource(slug), { specName, params })?.key;
}

describe('matchVariant', () => {
  it('prefers the variant that declares every given parameter', async () => {
    const withSchema = { ...LOGIN, schema: 'public' };
    expect(await match('amazon-redshift', 'Basic Authentication', withSchema)).toBe('BasicAuthenticationAws');
    expect(await match('amazon-redshift', 'Basic Authentication', LOGIN)).toBe('BasicAuthenticationAzure');
  });

  it('distinguishes variants by the type of a parameter that they share', async () => {
    const withMode = { ...LOGIN, sslMode: 'REQUIRED' };
    expect(await match('mysql', 'Basic Authentication', withMode)).toBe('BasicAuthenticationAzure');
    expect(await match('mysql', 'Basic Authentication', { ...LOGIN, sslMode: true })).toBe(
      'BasicAuthenticationAws',
    );
  });

  it('selects the variant with a passphrase if a passphrase is given', async () => {
    const encrypted = { ...KEY_PAIR, privateKeyPassphrase: 'example' };
    expect(await match('snowflake', 'KeyPair Authentication', encrypted)).toBe('KeyPairAzure');
  });

  it('falls back to the catalog order if nothing distinguishes the variants', async () => {
    expect(await match('mysql', 'Basic Authentication', LOGIN)).toBe('BasicAuthenticationAzure');
  });

  it.each([
    { params: { host: 'h', username: 'u' }, want: 'BasicAuthentication' },
    { params: { username: 'u', pasword: 'p' }, want: 'BasicAuthentication' },
    { params: { conectionString: 'c' }, want: 'ConnectionString' },
    { params: {}, want: 'ConnectionString' },
    { params: undefined, want: 'ConnectionString' },
    { params: null, want: 'ConnectionString' },
    { params: 'text', want: 'ConnectionString' },
  ])('matches $params, which satisfies no variant, to the nearest variant', async ({ params, want }) => {
    expect(await match('apache-hive', 'HDInsights Basic Authentication', params)).toBe(want);
  });

  it('finds no variant for a spec name of another source', async () => {
    expect(await match('mysql', 'SAS URI Authentication', LOGIN)).toBeUndefined();
  });
});
