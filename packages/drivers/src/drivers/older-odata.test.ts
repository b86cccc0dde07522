import {
  failureOf,
  makeContext,
  type OlderODataModel,
  runCheck,
  startOlderODataServer,
  startServer,
} from '@headwater/source-fixtures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DriverContext } from '../contract/contract.ts';
import type { DialGuard } from '../contract/dial-guard.ts';
import { createDialGuard } from '../network/create-dial-guard.ts';
import { driver } from './generic-odata.ts';

/**
 * Declared type, its XDM type, the value in Atom, and its form in a preview.
 *
 * @see https://www.odata.org/documentation/odata-version-2-0/overview/ (Primitive Data Types)
 */
const TYPES: readonly [type: string, xdm: string, atom: string, shown: unknown][] = [
  ['Edm.Int32', 'integer', '7', 7],
  ['Edm.String', 'string', ' a <b> & "c" ', ' a <b> & "c" '],
  ['Edm.Boolean', 'boolean', 'true', true],
  ['Edm.Int64', 'integer', '9007199254740993', '9007199254740993'],
  ['Edm.Int64', 'integer', '9', 9],
  ['Edm.Decimal', 'number', '0.1234567890123456789012345678', '0.1234567890123456789012345678'],
  ['Edm.Decimal', 'number', '1.5', 1.5],
  ['Edm.Double', 'number', '1.5', 1.5],
  ['Edm.DateTime', 'date-time', '2012-01-01T00:00:00', '2012-01-01T00:00:00'],
  ['Edm.DateTime', 'date-time', '1969-12-31T23:59:59.123', '1969-12-31T23:59:59.123'],
  ['Edm.DateTimeOffset', 'date-time', '2012-01-01T02:00:00Z', '2012-01-01T02:00:00Z'],
  ['Edm.DateTimeOffset', 'date-time', '2012-01-01T02:00:00+01:30', '2012-01-01T02:00:00+01:30'],
  ['Edm.DateTimeOffset', 'date-time', '2012-01-01T02:00:00-05:00', '2012-01-01T02:00:00-05:00'],
  ['Edm.Time', 'string', 'PT1H2M', 'PT1H2M'],
  ['Edm.Guid', 'string', '11111111-2222-3333-4444-555555555555', '11111111-2222-3333-4444-555555555555'],
  ['Edm.Binary', 'string', 'AAEC/w==', 'AAEC/w=='],
];

const EVERY_TYPE = {
  types:
    '<ComplexType Name="Address"><Property Name="City" Type="Edm.String"/><Property Name="Code" Type="Edm.Int64"/></ComplexType>',
  properties: [
    ...TYPES.map(([type], index) => ({ name: `c${index}`, type })),
    { name: 'address', type: 'Demo.Address' },
    { name: 'absent', type: 'Edm.Decimal' },
  ],
  memberTypes: { Code: 'Edm.Int64' },
  rows: [
    {
      ...Object.fromEntries(TYPES.map(([, , atom], index) => [`c${index}`, atom])),
      address: { City: 'Bonn', Code: '9007199254740993' },
      absent: null,
    },
  ],
};

/** @see https://www.odata.org/documentation/odata-version-3-0/ for the two forms of JSON */
const SPEAKERS: readonly [string, Pick<OlderODataModel, 'version' | 'formats' | 'refusal'>][] = [
  ['version 1 in JSON', { version: '1.0', formats: ['verbose'] }],
  ['version 2 in JSON', { version: '2.0', formats: ['verbose'] }],
  ['version 2 in Atom that answers 415 to JSON', { version: '2.0', formats: ['atom'], refusal: 415 }],
  ['version 2 in Atom that answers 406 to JSON', { version: '2.0', formats: ['atom'], refusal: 406 }],
  ['version 3 in verbose JSON', { version: '3.0', formats: ['verbose'] }],
  ['version 3 in JSON light', { version: '3.0', formats: ['light'] }],
  ['version 3 in Atom', { version: '3.0', formats: ['atom'] }],
];

let guard: DialGuard;

beforeAll(() => {
  guard = createDialGuard({ allowPrivate: true });
});

afterAll(() => guard.close());

test.each(SPEAKERS)('checks, lists, describes and previews a service of %s', async (_, speaker) => {
  await using server = await start({ ...EVERY_TYPE, ...speaker });
  const { context, requests } = server;

  const stages = await runCheck(driver, context);
  expect(stages.at(-1)).toMatchObject({ name: 'list', outcome: 'passed', detail: 'entity sets seen: 2' });
  const { entries } = await driver.list(context, '');
  expect(entries.map(({ path }) => path)).toEqual(['Products', 'Odd Set']);

  const { format, columns, rows = [] } = await driver.preview(context, { path: 'Products' });
  expect(await driver.describe(context, { path: 'Products' })).toEqual({ format, columns });
  expect(format).toBe('hierarchical');
  expect(columns.slice(0, TYPES.length).map(({ type, xdm }) => [type, xdm.format ?? xdm.type])).toEqual(
    TYPES.map(([type, xdm]) => [type, xdm]),
  );
  expect(columns.map(({ name }) => name).slice(-2)).toEqual(['address', 'absent']);
  expect(Object.values(rows[0] ?? {}).slice(0, TYPES.length)).toEqual(TYPES.map(([, , , shown]) => shown));
  expect(rows[0]).toMatchObject({ address: { City: 'Bonn', Code: '9007199254740993' }, absent: null });
  const sent = requests.filter(({ path }) => path === 'Products').map(({ headers }) => headers);
  expect(sent.map((headers) => headers.maxdataserviceversion)).toEqual(sent.map(() => '3.0'));
});

test.each(SPEAKERS.slice(1))('follows pages of %s up to the limit on rows', async (_, speaker) => {
  const rows = Array.from({ length: 70 }, (_row, id) => ({ id: String(id) }));
  const properties = [{ name: 'id', type: 'Edm.Int32' }];
  await using server = await start({ ...speaker, properties, rows, pageSize: 20 });
  for (const maxRows of [30, 60, 100]) {
    const limits = { ...server.context.limits, maxRows };
    const preview = await driver.preview({ ...server.context, limits }, { path: 'Products' });
    expect(preview.rows?.map(({ id }) => id)).toEqual(
      Array.from({ length: Math.min(maxRows, 70) }, (_row, id) => id),
    );
  }
});

/** @see https://www.odata.org/documentation/odata-version-2-0/atom-format/ (Customizing Atom Feeds) */
test('reads a property that a feed maps to its title, and names one that is mapped elsewhere', async () => {
  const properties = [
    { name: 'id', type: 'Edm.Int32' },
    { name: 'name', type: 'Edm.String', mappedTo: 'SyndicationTitle' },
    { name: 'place', type: 'Edm.String', mappedTo: 'geo/place' },
  ];
  const rows = [{ id: '1', name: 'Bread & butter', place: 'Bonn' }];
  await using server = await start({ version: '2.0', formats: ['atom'], properties, rows });
  const preview = await driver.preview(server.context, { path: 'Products' });

  expect(preview.rows).toEqual([{ id: 1, name: 'Bread & butter', place: null }]);
  expect(preview.notices).toMatchObject([
    { code: 'values-not-in-content', message: expect.stringContaining('"place"') },
  ]);
});

test.each(SPEAKERS)(
  'shows complete entities of %s if the limit on bytes truncates the answer',
  async (_, speaker) => {
    const properties = [
      { name: 'id', type: 'Edm.Int32' },
      { name: 'note', type: 'Edm.String' },
    ];
    const rows = Array.from({ length: 50 }, (_row, id) => ({ id: String(id), note: 'x'.repeat(1000) }));
    await using server = await start({ ...speaker, properties, rows });
    const limits = { ...server.context.limits, maxBytes: 20_000 };
    const preview = await driver.preview({ ...server.context, limits }, { path: 'Products' });

    const count = preview.rows?.length ?? 0;
    expect(count).toBeGreaterThan(10);
    expect(count).toBeLessThan(20);
    expect(preview.rows?.at(-1)).toEqual({ id: count - 1, note: 'x'.repeat(1000) });
    expect(preview.notices).toMatchObject([{ code: 'preview-ended-early' }]);
  },
);

test('lists entity sets beyond the limit in pages, and refuses a cursor of no page', async () => {
  await using server = await start({ ...EVERY_TYPE, version: '2.0', formats: ['atom'] });
  const context = { ...server.context, limits: { ...server.context.limits, maxEntries: 1 } };
  const first = await driver.list(context, '');
  expect(first.entries.map(({ path }) => path)).toEqual(['Products']);
  const second = await driver.list(context, '', { after: first.after ?? '' });
  expect(second.entries.map(({ path }) => path)).toEqual(['Odd Set']);
  expect(second.after).toBeUndefined();
  expect(await failureOf(driver.list(context, '', { after: 'none' }))).toMatchObject({
    code: 'cursor-invalid',
  });
});

/** @see https://www.odata.org/documentation/odata-version-2-0/operations/ and the JSON formats of versions 3 and 4 */
test.each([
  ['<m:error xmlns:m="x"><m:code/><m:message xml:lang="en-US">No &lt;quota&gt; left.</m:message></m:error>'],
  ['{"error":{"code":"","message":{"lang":"en-US","value":"No <quota> left."}}}'],
  ['{"odata.error":{"code":"","message":{"lang":"en-US","value":"No <quota>\\n\\u001b left."}}}'],
  ['{"error":{"code":"","message":"No <quota> left."}}'],
])('an error in %s reports its message', async (body) => {
  await using stub = await startStub('500 Internal Server Error', body);
  const stages = await runCheck(driver, stub.context);
  expect(stages.at(-1)?.failure).toMatchObject({
    code: 'source-failed',
    cause: expect.stringMatching(/The service says: "No <quota> left\."$/),
  });
});

test.each([
  [
    'that declares entities',
    `<!DOCTYPE service [<!ENTITY a "x">]><service><workspace><collection href="&a;"/></workspace></service>`,
  ],
  ['that nests without end', '<service>'.repeat(100_000)],
  ['of another kind', '<html><body>Welcome</body></html>'],
])('a document %s is not a service', async (_, body) => {
  await using stub = await startStub('200 OK', body);
  const stages = await runCheck(driver, stub.context);
  expect(stages.at(-1)).toMatchObject({ name: 'authenticate', failure: { code: 'not-odata' } });
});

/** Answers every request with the same bytes. */
async function startStub(status: string, body: string) {
  const stub = await startServer((socket) => {
    const head = `HTTP/1.1 ${status}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n`;
    socket.on('data', () => socket.write(head + body));
  });
  const auth = { method: 'Anonymous', params: { url: `http://127.0.0.1:${stub.port}/` } };
  return { context: makeContext({ guard, auth }), [Symbol.asyncDispose]: () => stub.close() };
}

async function start(model: OlderODataModel) {
  const server = await startOlderODataServer(model);
  const url = `http://${server.host}:${server.port}${server.path}`;
  const context: DriverContext = makeContext({ guard, auth: { method: 'Anonymous', params: { url } } });
  return { context, requests: server.requests, [Symbol.asyncDispose]: server.close };
}
