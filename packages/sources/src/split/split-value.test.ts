import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadSource } from '../catalog.ts';
import type { SourceSlug } from '../generated/auth-models.ts';
import { type SplitValue, splitValue } from './split-value.ts';

async function split(
  source: SourceSlug,
  text: string,
  { method, name = 'connectionString' }: { method?: string; name?: string } = {},
): Promise<SplitValue | undefined> {
  const definition = await loadSource(source);
  const variant = definition.variants.find(({ key }) => key === (method ?? definition.variants[0]?.key));
  const param = variant?.params.find((candidate) => candidate.name === name);
  if (variant === undefined || param === undefined) throw new Error(`${source} has no ${name}.`);
  return splitValue(definition, variant, { param, text });
}

/** Each part as `name=value`, with an exclamation mark before a secret value. */
async function parts(source: SourceSlug, text: string): Promise<readonly string[]> {
  const found = (await split(source, text))?.parts ?? [];
  return found.map(({ name, meaning, value: { range }, isSecret }) => {
    return `${name ?? meaning ?? '?'}=${isSecret ? '!' : ''}${text.slice(range.start, range.end)}`;
  });
}

describe('a value with several parts', () => {
  it.each([
    {
      source: 'azure-blob',
      text: 'DefaultEndpointsProtocol=https; AccountName=contoso;AccountKey=a2V5==;',
      want: ['DefaultEndpointsProtocol=https', 'AccountName=contoso', 'AccountKey=!a2V5=='],
    },
    {
      source: 'azure-blob',
      text: 'https://contoso.blob.core.windows.net/landing?sv=2024-11-04&sp=rl&sig=a%2Bb',
      want: [
        'scheme=https',
        'host=contoso.blob.core.windows.net',
        'path=landing',
        'sv=2024-11-04',
        'sp=rl',
        'sig=!a%2Bb',
      ],
    },
    {
      source: 'sql-server',
      text: 'Server=tcp:sql.contoso.example,1433;Database=Sales;User ID=reader;Password="a;b"',
      want: ['Server=tcp:sql.contoso.example,1433', 'Database=Sales', 'User ID=reader', 'Password=!a;b'],
    },
    {
      source: 'mysql',
      text: 'server=db.contoso.example;port=3306;uid=reader;pwd={a;b}',
      want: ['server=db.contoso.example', 'port=3306', 'uid=reader', 'pwd=!a;b'],
    },
    {
      source: 'postgresql',
      text: 'jdbc:postgresql://reader:p%40ss@db.contoso.example:5432/sales?sslmode=require&password=x',
      want: [
        'scheme=postgresql',
        'user=reader',
        'password=!p%40ss',
        'host=db.contoso.example',
        'port=5432',
        'database=sales',
        'sslmode=require',
        'password=!x',
      ],
    },
    {
      source: 'postgresql',
      text: String.raw`host=db.contoso.example port = 6432 dbname='my sales' user=reader password='a\'b; c' sslmode=require`,
      want: [
        'host=db.contoso.example',
        'port=6432',
        'dbname=my sales',
        'user=reader',
        String.raw`password=!a\'b; c`,
        'sslmode=require',
      ],
    },
    {
      source: 'sql-server',
      text: 'jdbc:sqlserver://sql.contoso.example:1433;databaseName=Sales;user=reader;password=secret',
      want: [
        'scheme=sqlserver',
        'host=sql.contoso.example',
        'port=1433',
        'databaseName=Sales',
        'user=reader',
        'password=!secret',
      ],
    },
  ] as const)('is split: $text', async ({ source, text, want }) => {
    expect(await parts(source, text)).toEqual(want);
  });

  it('hides the rest of a secret after a semicolon, including its name', async () => {
    expect(await parts('mysql', 'server=db;uid=reader;pwd=abc;defgh=ijk')).toEqual([
      'server=db',
      'uid=reader',
      'pwd=!abc',
      '?=!ijk',
    ]);
  });

  it('shows a misspelled name, and hides its value', async () => {
    expect(await parts('azure-blob', 'AccountName=contoso;AcountKey=a2V5;EndpointSuffix=x')).toContain(
      'AcountKey=!a2V5',
    );
  });

  it('never throws and returns only ranges within the value, in order', async () => {
    const { variants } = await loadSource('sql-server');
    const [variant] = variants;
    const [param] = variant?.params ?? [];
    if (variant === undefined || param === undefined) throw new Error('sql-server has no parameter.');
    const pieces = fc.constantFrom(
      'Server=',
      'jdbc:',
      'sqlserver://',
      ';',
      '"',
      '{',
      '}',
      '=',
      '@',
      ':',
      '/',
      '?',
      '&',
      'Pwd',
      'UID',
    );
    const texts = fc.array(fc.oneof(pieces, fc.string({ maxLength: 4 }))).map((chosen) => chosen.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        const ranges =
          splitValue({ variants }, variant, { param, text })?.parts.map(({ range }) => range) ?? [];
        const edges = ranges.flatMap(({ start, end }) => [start, end]);
        expect(edges).toEqual(edges.toSorted((first, second) => first - second));
        expect(edges.every((edge) => edge >= 0 && edge <= text.length)).toBe(true);
      }),
    );
  });

  it('is not split if a word belongs to no pair, because it may be part of the password', async () => {
    expect(await split('postgresql', 'host=db user=reader password=two words port=5432')).toBeUndefined();
  });

  it.each(['', 'contoso', 'a=b', 'p;a=s;s=x', 'https://contoso.example/path', '${env:STORAGE}'])(
    'is not %j',
    async (text) => {
      expect(await split('azure-blob', text)).toBeUndefined();
    },
  );
});

describe('the fields of a variant', () => {
  async function fits(
    source: SourceSlug,
    text: string,
    place?: { method?: string; name?: string },
  ): Promise<readonly object[]> {
    const found = await split(source, text, place);
    return (found?.fits ?? []).map(({ method, params }) => ({
      method,
      ...Object.fromEntries(
        Object.entries(params).map(([name, { range }]) => [name, text.slice(range.start, range.end)]),
      ),
    }));
  }

  it('are filled from a complete connection string', async () => {
    const filled = { server: 'db', port: '5432', database: 'sales', username: 'reader', password: 'x' };
    expect(await fits('postgresql', 'Server=db;Port=5432;Database=sales;UID=reader;Password=x')).toEqual([
      { method: 'BasicAuthenticationAzure', ...filled },
      { method: 'BasicAuthenticationAws', ...filled },
    ]);
  });

  it('are filled from a psql connection string', async () => {
    const filled = { server: 'db', port: '5432', database: 'sales', username: 'reader', password: 'x y' };
    expect(await fits('postgresql', "host=db port=5432 dbname=sales user=reader password='x y'")).toEqual([
      { method: 'BasicAuthenticationAzure', ...filled },
      { method: 'BasicAuthenticationAws', ...filled },
    ]);
  });

  it('are not filled from a connection string that lacks a required field', async () => {
    expect(await fits('postgresql', 'Server=db;Port=5432;Database=sales;UID=reader')).toEqual([]);
  });

  it('are filled from an address with a login, including the variant of that parameter', async () => {
    const text = 'sftp://reader:x@files.contoso.example:2222/out';
    expect(await fits('sftp', text, { name: 'host' })).toEqual([
      {
        method: 'BasicAuthentication',
        host: 'files.contoso.example',
        port: '2222',
        userName: 'reader',
        password: 'x',
        folderPath: 'out',
      },
    ]);
  });

  it('are filled from an Event Hubs connection string, including the hub if it is named', async () => {
    const text =
      'Endpoint=sb://contoso.servicebus.windows.net/;SharedAccessKeyName=send;SharedAccessKey=a2V5=;EntityPath=orders';
    const filled = { namespace: 'contoso', sasKeyName: 'send', sasKey: 'a2V5=' };
    expect(await fits('azure-event-hubs', text, { name: 'sasKey' })).toEqual([
      { method: 'EventHubSasKey', ...filled, eventHubName: 'orders' },
    ]);
    expect(await fits('azure-event-hubs', text.replace(/;EntityPath.*/, ''), { name: 'sasKey' })).toEqual([
      { method: 'NamespaceSasKey', ...filled },
    ]);
  });

  it('take the whole value if another variant has a parameter for its kind', async () => {
    const text = 'https://contoso.blob.core.windows.net/landing?sv=2024-11-04&sp=rl&sig=a';
    expect(await fits('azure-blob', text)).toEqual([{ method: 'SasUri', sasUri: text }]);
  });
});
