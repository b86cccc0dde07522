import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Condition, ConnectionField, ConnectionOrder } from '../../domain/connection-store.ts';
import { CONNECTION_LISTS } from '../connections/list-query.ts';
import { connectionsIn } from '../connections/scoped-connections.ts';
import type { Tables } from '../database/tables.ts';
import { encodeCursor } from '../lists/cursor.ts';
import { openSqliteStore } from './sqlite-store.ts';
import { containsText } from './sqlite-text-search.ts';

const is = (field: ConnectionField, ...values: string[]): Condition => ({ field, operator: '==', values });
const byUpdate: ConnectionOrder = { field: 'updatedAt', direction: 'ascending' };
const byId: ConnectionOrder = { field: 'id', direction: 'descending' };

/** The cost of a page is independent of the number of rows only if it is one scan of one index, without sorting. */
const CASES: readonly [
  name: string,
  conditions: Condition[],
  order: ConnectionOrder | undefined,
  index: string,
][] = [
  ['the default order', [], undefined, 'connections_by_created_at'],
  ['a name', [is('name', 'a')], undefined, 'connections_by_name'],
  ['a connection spec', [is('connectionSpec.id', 'a')], undefined, 'connections_by_spec'],
  ['a state', [is('state', 'draft')], undefined, 'connections_by_state'],
  [
    'a name of a spec and state',
    [is('state', 'a'), is('connectionSpec.id', 'b'), is('name', 'c')],
    undefined,
    'connections_by_name',
  ],
  ['a spec and state', [is('connectionSpec.id', 'b'), is('state', 'a')], undefined, 'connections_by_spec'],
  ['an order by update', [], byUpdate, 'connections_by_updated_at'],
  ['an order by id', [], byId, 'sqlite_autoindex_connections_1'],
];

describe('a page of a list', () => {
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

  const planOf = async (
    conditions: Condition[],
    order?: ConnectionOrder,
    after?: string,
  ): Promise<string[]> => {
    const connections = connectionsIn(database, { imsOrgId: 'org', sandboxName: 'dev' });
    const query = { conditions, limit: 20, ...(order && { order }), ...(after && { after }) };
    const steps = await CONNECTION_LISTS.selectPage(connections, query, containsText).explain<{
      detail: string;
    }>(undefined, sql`query plan`);
    return steps.map(({ detail }) => detail);
  };

  it.each(CASES)('is one scan of an index: %s', async (_, conditions, order, index) => {
    const { field, direction } = order ?? { field: 'createdAt', direction: 'descending' };
    const position = { value: field === 'id' ? 'x' : 5, id: 'x' };
    for (const after of [undefined, encodeCursor({ field, direction }, position)]) {
      const plan = await planOf(conditions, order, after);
      expect(plan).toEqual([expect.stringContaining(`USING INDEX ${index} (`)]);
      // The scan starts where the previous page ended, instead of skipping all rows before.
      if (after) expect(plan[0]).toMatch(field === 'id' ? /id<\?/ : /\(\w+,id\)[<>]\(\?,\?\)|_at[<>]\?/);
    }
  });

  it('by update is filtered and searched within the index', async () => {
    const conditions = [is('state', 'draft'), is('connectionSpec.id', 'a', 'b')];
    expect(await planOf(conditions, byUpdate)).toEqual([
      expect.stringContaining('USING INDEX connections_by_updated_at ('),
    ]);
  });

  it('finds connections by id directly', async () => {
    expect((await planOf([is('id', 'a', 'b')]))[0]).toContain(
      'sqlite_autoindex_connections_1 (ims_org_id=? AND sandbox_name=? AND id=?)',
    );
  });
});
