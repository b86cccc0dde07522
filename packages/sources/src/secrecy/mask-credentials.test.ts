import { describe, expect, it, test } from 'vitest';
import { listSources, loadSource } from '../catalog.ts';
import { maskSecrets, splitSecrets } from '../mask.ts';
import { hasCredentials, hasMask, maskCredentials } from './mask-credentials.ts';

const TOKEN = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJoZWFkd2F0ZXIifQ.c2lnbmF0dXJl';

test.each([
  ['https://user:secret@host.example/path', 'https://********@host.example/path'],
  ['https://secret@host.example', 'https://********@host.example'],
  ['https://user:se/cr?et@host.example:8443/path', 'https://********@host.example:8443/path'],
  ['https://user:p@ss:secret@host.example/', 'https://********@host.example/'],
  ['https:/user:secret@host.example', 'https:/********@host.example'],
  ['https:\\\\user:secret@host.example', 'https:\\\\********@host.example'],
  [' "https://user:secret@host.example" ', ' "https://********@host.example" '],
  ['//user:secret@host.example', '//********@host.example'],
  ['jdbc:postgresql://user:secret@host.example/db', 'jdbc:postgresql://********@host.example/db'],
  ['user:secret@host.example', '********@host.example'],
  [
    'https://a.blob.core.windows.net/c?sv=2024&sig=secret%3D&sp=r',
    'https://a.blob.core.windows.net/c?sv=2024&sig=********&sp=r',
  ],
  ['https://host.example?apikey=secret', 'https://host.example?apikey=********'],
  ['https://host.example/a?b=1&API_KEY=secret#part', 'https://host.example/a?b=1&API_KEY=********'],
  ['https://host.example/a?%61pikey=secret', 'https://host.example/a?%61pikey=********'],
  ['https://host.example/a?b=1;apikey=secret', 'https://host.example/a?b=********'],
  ['https://host.example/a?b=1?token=secret', 'https://host.example/a?b=********'],
  ['https://host.example/api?code=secret', 'https://host.example/api?code=********'],
  ['https://host.example/#access_token=secret', 'https://host.example/#access_token=********'],
  ['host.example/path?x-amz-signature=secret', 'host.example/path?x-amz-signature=********'],
  ['https://host.example/?next=https%3A%2F%2Fu%3Asecret%40other', 'https://host.example/?next=********'],
  ['sv=2024-11-04&sig=secret&sp=r', 'sv=2024-11-04&sig=********&sp=r'],
  ['Server=db;User Id=me;Password="se;cret"', 'Server=db;User Id=me;Password=********'],
  ['host=db password = secret', 'host=db password = ********'],
  ['{"client_id":"me","client_secret":"secret"}', '{"client_id":"me","client_secret":"********'],
  [`https://host.example/hook/${TOKEN}/in`, 'https://host.example/hook/********/in'],
  ['Bearer secret-secret', 'Bearer ********'],
  ['-----BEGIN PRIVATE KEY-----\nsecret\n', '********'],
])('masks the credential in %j', (text, masked) => {
  expect(maskCredentials(text)).toBe(masked);
  expect(hasCredentials(text)).toBe(true);
  expect(hasCredentials(masked)).toBe(false);
  expect(hasMask(masked)).toBe(true);
  expect(hasMask(text)).toBe(false);
});

test.each([
  '',
  'https://host.example:8443/path?api-version=2024-01-01&top=5#part',
  'https://host.example/@name/x:y@z',
  'https://[::1]:8443/',
  'name@contoso.example',
  'CONTOSO\\name',
  '/data/year=2024/key=5/file.csv',
  'sb://namespace.servicebus.windows.net/',
  'SQL_SERVER.database.windows.net,1433',
  '*** all ***',
  '***************** a title',
])('leaves %j unchanged', (text) => {
  expect(maskCredentials(text)).toBe(text);
  expect(hasCredentials(text)).toBe(false);
  expect(hasMask(text)).toBe(false);
});

test('finds credentials at any depth of a value', () => {
  const value = { list: [{ url: 'https://user:secret@host.example' }], count: 3, no: null };
  expect(maskCredentials(value)).toEqual({
    list: [{ url: 'https://********@host.example' }],
    count: 3,
    no: null,
  });
});

test('searches a hostile string in bounded time', () => {
  const hostile = [
    'a:'.repeat(40_000),
    'https://'.repeat(10_000),
    `${'x=1;'.repeat(20_000)}password=secret`,
    `?a=${'%3Fa%3D'.repeat(12_000)}`,
    `${' '.repeat(90_000)}=`,
    '"a"'.repeat(30_000),
    `${'a '.repeat(45_000)}`,
    `${'@:'.repeat(45_000)}`,
  ];
  const begin = performance.now();
  for (const text of hostile) maskCredentials(text);
  expect(performance.now() - begin).toBeLessThan(5_000);
});

const definitions = await Promise.all(listSources().map(({ slug }) => loadSource(slug)));
const openParams = definitions.flatMap(({ slug, variants }) =>
  variants.flatMap((variant) =>
    variant.params
      .filter(({ isSecret, type }) => !isSecret && (type === 'string' || type === 'object'))
      .map(({ name, examples }) => ({
        name: `${slug} ${variant.key} ${name}`,
        variant,
        param: name,
        examples,
      })),
  ),
);

describe('every non-secret parameter of every source', () => {
  it.each(openParams)('$name hides a credential in its value', ({ variant, param }) => {
    for (const address of ['https://user:hush-hush@host.example', 'https://host.example/?apikey=hush-hush']) {
      expect(JSON.stringify(maskSecrets(variant, { [param]: address }))).not.toContain('hush-hush');
      expect(splitSecrets(variant, { [param]: address })).toEqual({ open: {}, secret: { [param]: address } });
    }
  });

  it.each(openParams.filter(({ examples }) => examples.length > 0))(
    '$name shows its examples',
    ({ variant, param, examples }) => {
      for (const example of examples)
        expect(maskSecrets(variant, { [param]: example })).toEqual({ [param]: example });
    },
  );
});
