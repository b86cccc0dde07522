import { byConnectionString, makeContext, startTdsServer, type TdsServer } from '@headwater/source-fixtures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DialGuard } from '../contract/dial-guard.ts';
import { createDialGuard } from '../network/create-dial-guard.ts';
import { createSqlServerDriver } from './create-sql-server-driver.ts';

const XML = '<a b="c">&amp; 🌍<!-- kept --></a>';
const JSON_TEXT = '{"n":12345678901234567890.10,"n":2}';
const POLYGON = 'POLYGON ((0 0, 0 1.5, 1 1, 0 0))';

let server: TdsServer;
let guard: DialGuard;
const driver = createSqlServerDriver();

beforeAll(async () => {
  guard = createDialGuard({ allowPrivate: true });
  server = await startTdsServer({
    databases: [
      {
        name: 'documents',
        tables: [
          {
            name: 'all',
            columns: [
              { name: 'page', type: 'xml' },
              { name: 'event', type: 'json' },
              { name: 'place in tree', type: 'hierarchyid' },
            ],
            rows: [
              [XML, JSON_TEXT, '/1/2.1/-3/'],
              [null, null, null],
              ['<a>'.padEnd(20_000, 'x'), '"'.padEnd(20_000, 'x'), '/'],
            ],
          },
          {
            name: 'places',
            columns: [
              { name: 'area', type: 'geometry' },
              { name: 'site', type: 'geography' },
            ],
            rows: [[POLYGON, 'POINT (-122.349 47.651 10 4)']],
          },
        ],
      },
    ],
  });
});
afterAll(async () => {
  guard.close();
  await server.close();
});

function contextOf() {
  const text = `Data Source=127.0.0.1,${server.port};User ID=${server.user};Password=${server.password}`;
  return makeContext({ guard, auth: byConnectionString(text) });
}

test('xml, json and hierarchyid are shown as the server writes them, and null as null', async () => {
  const { columns, rows = [], notices } = await driver.preview(contextOf(), { path: 'dbo.all' });
  expect(columns.map(({ type, xdm }) => [type, xdm])).toEqual(
    ['xml', 'json', 'hierarchyid'].map((type) => [type, { type: 'string' }]),
  );
  expect(rows.slice(0, 2)).toEqual([
    { page: XML, event: JSON_TEXT, 'place in tree': '/1/2.1/-3/' },
    { page: null, event: null, 'place in tree': null },
  ]);
  expect(rows[2]).toEqual({
    page: expect.stringMatching(/^<a>x+…$/),
    event: expect.stringMatching(/^"x+…$/),
    'place in tree': '/',
  });
  expect(notices).toBeUndefined();
});

test('spatial values are shown as well-known text, with a notice about the SRID', async () => {
  const { rows, notices } = await driver.preview(contextOf(), { path: 'dbo.places' });
  expect(rows).toEqual([{ area: POLYGON, site: 'POINT (-122.349 47.651 10 4)' }]);
  expect(notices).toMatchObject([{ code: 'srid-not-shown', message: expect.stringContaining('area, site') }]);
});

test('a check reads a table of these types', async () => {
  const stages = [];
  for await (const stage of driver.check(contextOf())) stages.push(stage);
  expect(stages.at(-1)).toMatchObject({ name: 'list', outcome: 'passed' });
});
