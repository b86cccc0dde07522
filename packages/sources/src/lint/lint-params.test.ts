import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listSources, loadSource } from '../catalog.ts';
import type { SourceSlug } from '../generated/auth-models.ts';
import type { AuthVariant } from '../source.ts';
import { findUnknownParams } from './find-unknown-params.ts';
import { lintParams } from './lint-params.ts';

const now = new Date('2026-11-22T12:00:00Z');

async function lint(slug: SourceSlug, method: string, params: Record<string, unknown>) {
  const definition = await loadSource(slug);
  return lintParams(definition, variantOf(definition.variants, method), params, { now });
}

function variantOf(variants: readonly AuthVariant[], key: string): AuthVariant {
  const variant = variants.find((candidate) => candidate.key === key);
  if (variant === undefined) throw new Error(`no variant ${key}`);
  return variant;
}

describe('the credentials of the tutorials, including their placeholders', () => {
  it.each<{ slug: SourceSlug; method: string; params: Record<string, string>; placeholders: number }>([
    {
      slug: 'azure-blob',
      method: 'ConnectionString',
      params: {
        connectionString:
          'DefaultEndpointsProtocol=https;AccountName={ACCOUNT_NAME};AccountKey={ACCOUNT_KEY}',
      },
      placeholders: 2,
    },
    {
      slug: 'azure-table-storage',
      method: 'ConnectionString',
      params: {
        connectionString:
          'DefaultEndpointsProtocol=https;AccountName={ACCOUNT_NAME};AccountKey={ACCOUNT_KEY}',
      },
      placeholders: 2,
    },
    {
      slug: 'adls-gen2',
      method: 'ServicePrincipal',
      params: {
        url: '{URL}',
        servicePrincipalId: '{SERVICE_PRINCIPAL_ID}',
        servicePrincipalKey: '{SERVICE_PRINCIPAL_KEY}',
        tenant: '{TENANT}',
      },
      placeholders: 4,
    },
    {
      slug: 'sql-server',
      method: 'ConnectionString',
      params: {
        connectionString:
          'Data Source={SERVER_NAME}\\<{INSTANCE_NAME} if using named instance>;Initial Catalog={DATABASE};Integrated Security=False;User ID={USERNAME};Password={PASSWORD};',
      },
      placeholders: 5,
    },
    {
      slug: 'azure-synapse-analytics',
      method: 'ConnectionString',
      params: {
        connectionString:
          'Server=tcp:{SERVER_NAME}.database.windows.net,1433;Database={DATABASE};User ID={USERNAME}@{SERVER_NAME};Password={PASSWORD};Trusted_Connection=False;Encrypt=True;Connection Timeout=30',
      },
      placeholders: 5,
    },
  ])('reports only unfilled placeholders for $slug', async ({ slug, method, params, placeholders }) => {
    const findings = await lint(slug, method, params);
    expect(findings).toHaveLength(placeholders);
    expect(new Set(findings.map(({ severity, code }) => `${severity} ${code}`))).toEqual(
      new Set(['error placeholder-unfilled']),
    );
    expect(new Set(findings.map(({ param }) => param))).toEqual(new Set(Object.keys(params)));
  });
});

describe('lintParams', () => {
  it('names the method that takes the value', async () => {
    const connectionString =
      'https://contoso.blob.core.windows.net/?sv=2025-05-05&ss=b&srt=sco&sp=rl&sig=QUJD';
    expect(await lint('azure-blob', 'ConnectionString', { connectionString })).toMatchObject([
      {
        param: 'connectionString',
        code: 'found-azure-sas-uri',
        fix: 'Choose the method SasUri, which takes it.',
      },
    ]);
  });

  it('names the other parameter that takes the value', async () => {
    const account = 'contoso-analytics.snowflakecomputing.com';
    const params = { account, database: 'S', username: 'R', warehouse: 'W', privateKey: account };
    expect(await lint('snowflake', 'KeyPairAzure', params)).toMatchObject([
      { param: 'privateKey', code: 'found-snowflake-account', fix: 'Enter it as account, which takes it.' },
    ]);
  });

  it('does not recommend a deprecated method', async () => {
    const account = 'jdbc:snowflake://contoso-analytics.snowflakecomputing.com/?user=R';
    const [finding] = await lint('snowflake', 'KeyPairAzure', { account });
    expect(finding).toMatchObject({ code: 'found-snowflake-connection-string' });
    expect(finding?.fix).toMatch(/^Extract the host:/);
  });

  it('shows the expected form for a value in another form', async () => {
    const connectionString = 'postgres://reader:p@db.contoso.example/sales';
    const [finding] = await lint('postgresql', 'ConnectionString', { connectionString });
    expect(finding).toMatchObject({
      code: 'found-database-url',
      fix: 'Write it as Server={SERVER};Database={DATABASE};Port={PORT};UID={USERNAME};Password={PASSWORD}, with your own values.',
    });
  });

  it('uses one parameter to complete another', async () => {
    const sasUri = `https://contoso.blob.core.windows.net/?sv=2025-05-05&sr=c&sp=rl&se=2030-01-01&sig=${'A'.repeat(43)}%3D`;
    expect(await lint('azure-blob', 'SasUri', { sasUri })).toMatchObject([{ code: 'sas-container-unnamed' }]);
    expect(await lint('azure-blob', 'SasUri', { sasUri, container: 'landing' })).toEqual([]);
  });

  it('checks parameters without a kind as plain strings', async () => {
    const params = {
      server: 'c.sql.azuresynapse.net',
      database: ' sales',
      tenant: '<tenant>',
      servicePrincipalId: '',
      servicePrincipalKey: '********',
    };
    const findings = await lint('azure-synapse-analytics', 'ServicePrincipal', params);
    expect(findings.map(({ param, code }) => `${param}: ${code}`)).toEqual([
      'database: surrounding-white-space',
      'tenant: placeholder-unfilled',
      'servicePrincipalId: value-empty',
      'servicePrincipalKey: value-masked',
    ]);
  });

  it('reports nothing for empty optional parameters and values that are not strings', async () => {
    const connectionString = `AccountName=contoso;AccountKey=${Buffer.alloc(64, 'k').toString('base64')}`;
    expect(
      await lint('azure-blob', 'ConnectionString', { connectionString, container: '', folderPath: 7 }),
    ).toEqual([]);
  });
});

describe('a secret', () => {
  const word = fc.string({
    unit: fc.constantFrom(...'qxzjkvwQXZJKVW0123456789'),
    minLength: 6,
    maxLength: 20,
  });
  const separator = fc.constantFrom(';', '=', '"', '&', '{', '}', '%', '/', '\\', '@', ' ', '\n');
  const around: readonly ((secret: string) => string)[] = [
    (secret) => secret,
    (secret) => `DefaultEndpointsProtocol=http;AccountName=contoso;AccountKey=${secret}`,
    (secret) => `https://contoso.blob.core.windows.net/landing?sv=1&sr=b&sp=w&se=2020-01-01&sig=${secret}`,
    (secret) => `http://u:${secret}@contoso.blob.core.windows.net/landing`,
    (secret) => `Server=np:contoso;Integrated Security=True;Password=${secret}`,
    (secret) => `-----BEGIN PRIVATE KEY-----\n${secret}\n-----END PRIVATE KEY-----`,
    (secret) => `{"type":"service_account","private_key":"${secret}"}`,
    (secret) => `jdbc:snowflake://contoso.snowflakecomputing.com/?user=u&password=${secret}`,
    (secret) => `https://contoso.example/${'a'.repeat(40)}${secret}`,
  ];

  it.each([
    { slug: 'azure-blob', method: 'ConnectionString', param: 'connectionString' },
    { slug: 'azure-blob', method: 'SasUri', param: 'sasUri' },
    { slug: 'azure-blob', method: 'ServicePrincipal', param: 'servicePrincipalKey' },
    { slug: 'sql-server', method: 'ConnectionString', param: 'connectionString' },
    { slug: 'postgresql', method: 'ConnectionString', param: 'connectionString' },
    { slug: 'oracle-db', method: 'ConnectionString', param: 'connectionString' },
    { slug: 'couchbase', method: 'ConnectionString', param: 'connectionString' },
    { slug: 'snowflake', method: 'ConnectionString', param: 'connectionString' },
    { slug: 'snowflake', method: 'KeyPairAws', param: 'privateKey' },
    { slug: 'sftp', method: 'SshPrivateKey', param: 'privateKeyContent' },
    { slug: 'google-bigquery', method: 'ServiceAccountAzure', param: 'keyFileContent' },
    { slug: 'azure-event-hubs', method: 'NamespaceSasKey', param: 'sasKey' },
  ] as const)('never repeats the secret in $param of $slug', async ({ slug, method, param }) => {
    const definition = await loadSource(slug);
    const variant = variantOf(definition.variants, method);
    fc.assert(
      fc.property(fc.constantFrom(...around), fc.tuple(word, separator, word), (place, pieces) => {
        const shown = JSON.stringify(
          lintParams(definition, variant, { [param]: place(pieces.join('')) }, { now }),
        );
        for (const piece of [pieces[0], pieces[2]])
          expect(shown.toLowerCase()).not.toContain(piece.toLowerCase());
      }),
    );
  });

  it.each([
    { slug: 'azure-blob', method: 'ServicePrincipal', param: 'serviceEndpoint' },
    { slug: 'adls-gen2', method: 'ServicePrincipal', param: 'url' },
    { slug: 'azure-synapse-analytics', method: 'ServicePrincipal', param: 'server' },
    { slug: 'sftp', method: 'BasicAuthentication', param: 'host' },
    { slug: 'sftp', method: 'BasicAuthentication', param: 'folderPath' },
    { slug: 'amazon-s3', method: 'AccessKey', param: 'bucketName' },
    { slug: 'snowflake', method: 'KeyPairAzure', param: 'account' },
    { slug: 'azure-event-hubs', method: 'NamespaceSasKey', param: 'namespace' },
    { slug: 'databricks', method: 'AccessToken', param: 'domain' },
  ] as const)('does not repeat a misplaced secret in $param of $slug', async ({ slug, method, param }) => {
    const definition = await loadSource(slug);
    const variant = variantOf(definition.variants, method);
    fc.assert(
      fc.property(fc.constantFrom(...around.slice(1)), word, (place, secret) => {
        const shown = JSON.stringify(lintParams(definition, variant, { [param]: place(secret) }, { now }));
        expect(shown.toLowerCase()).not.toContain(secret.toLowerCase());
      }),
    );
  });
});

describe('findUnknownParams', () => {
  it('suggests the parameter that was probably intended', async () => {
    const variant = variantOf((await loadSource('azure-blob')).variants, 'SasUri');
    expect(findUnknownParams(variant, { sasUri: 'x', container: 'y' })).toEqual([]);
    expect(findUnknownParams(variant, { sasURL: 'x', color: 'blue' })).toMatchObject([
      { code: 'param-unknown', severity: 'error', param: 'sasURL', fix: 'Did you mean sasUri?' },
      { param: 'color', fix: 'Remove it. The parameters are sasUri, container, folderPath.' },
    ]);
  });
});

describe('a credential in a parameter that is not secret', () => {
  const parameters = listSources().map(({ slug }) => slug);
  it.each(parameters)('is an error in every method of %s', async (slug) => {
    const definition = await loadSource(slug);
    for (const variant of definition.variants) {
      const open = variant.params.filter(({ isSecret, type }) => !isSecret && type === 'string');
      for (const { name } of open) {
        for (const value of [
          'https://me:hush-hush@host.example',
          'https://host.example/a?apikey=hush-hush',
        ]) {
          const findings = lintParams(definition, variant, { [name]: value }, { now: new Date() });
          const errors = findings.filter(({ param, severity }) => param === name && severity === 'error');
          expect(errors, `${variant.key} ${name}`).not.toHaveLength(0);
          expect(JSON.stringify(findings)).not.toContain('hush-hush');
        }
      }
    }
  });

  it('is not an error in the parameter for the credential', async () => {
    const definition = await loadSource('azure-blob');
    const variant = definition.variants.find(({ key }) => key === 'SasUri');
    if (!variant) throw new Error('There is no such method.');
    const sasUri = 'https://contoso.blob.core.windows.net/?sv=2024-11-04&sig=c2ln';
    const codes = lintParams(definition, variant, { sasUri }, { now: new Date() }).map(({ code }) => code);
    expect(codes).not.toContain('credential-in-value');
  });
});
