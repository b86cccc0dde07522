import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, type RawBuilder, SqliteDialect, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StatusQueries, statusQueriesIn } from '../connection-status/status-queries.ts';
import type { Tables } from '../database/tables.ts';
import { openSqliteStore } from './sqlite-store.ts';

/** Reads only the reported connections, regardless of their total number. */
const CASES: readonly [
  name: string,
  ask: (queries: StatusQueries) => RawBuilder<unknown>,
  steps: RegExp[],
][] = [
  [
    'what fails',
    (queries) => queries.listFailing(20),
    [
      /SEARCH connection_tests .*connection_tests_by_result \(.*result=\?\)/,
      /SEARCH connections .*\(.* AND id=\?\)/,
    ],
  ],
  [
    'how many fail',
    (queries) => queries.countFailing(),
    [
      /SEARCH connection_tests .*connection_tests_by_result \(.*result=\?\)/,
      /SEARCH connections .*\(.* AND id=\?\)/,
    ],
  ],
  [
    'what expires',
    (queries) => queries.listExpiring(5, 20),
    [
      /SEARCH connections .*connections_by_expiry \(.*secrets_expire_at<\?\)/,
      /SEARCH connection_tests .*LEFT-JOIN/,
    ],
  ],
  ['how many expire', (queries) => queries.countExpiring(5), [/COVERING INDEX connections_by_expiry/]],
  [
    'some by their ids',
    (queries) => queries.find(['a', 'b']),
    [/SEARCH connections .*\(.* AND id=\?\)/, /SEARCH connection_tests .*LEFT-JOIN/],
  ],
];

describe('querying the status of connections', () => {
  let directory: string;
  let database: Kysely<Tables>;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'headwater-plan-'));
    const file = join(directory, 'headwater.db');
    await (await openSqliteStore({ file })).close();
    database = new Kysely({ dialect: new SqliteDialect({ database: new Database(file) }) });
  });
  afterAll(async () => {
    await database.destroy();
    await rm(directory, { recursive: true });
  });

  it.each(CASES)('is one scan of an index, without sorting: %s', async (_, ask, steps) => {
    const query = ask(statusQueriesIn({ imsOrgId: 'org', sandboxName: 'dev' }));
    const { rows } = await sql<{ detail: string }>`explain query plan ${query}`.execute(database);
    expect(rows.map(({ detail }) => detail)).toEqual(steps.map((step) => expect.stringMatching(step)));
  });
});
