import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import { describe, expect, it } from 'vitest';
import { connectionRow } from '../conformance/rows.ts';
import type { Tables } from '../database/tables.ts';
import { toConnectionRecord } from './connection-record.ts';
import { connectionsIn, insertConnections } from './scoped-connections.ts';

const database = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (kysely) => new SqliteIntrospector(kysely),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

describe('statements on connections', () => {
  const connections = connectionsIn(database, { imsOrgId: 'the org', sandboxName: 'the sandbox' });
  const record = toConnectionRecord(connectionRow());

  it.each([
    ['select', connections.select().selectAll()],
    [
      'insert',
      insertConnections(database, [{ ims_org_id: 'the org', sandbox_name: 'the sandbox', ...record }]),
    ],
    ['update', connections.update(record)],
    ['delete', connections.delete()],
  ])('are limited to an organization and a sandbox: %s', (_, statement) => {
    const { sql, parameters } = statement.compile();
    expect(sql).toContain('"ims_org_id"');
    expect(sql).toContain('"sandbox_name"');
    expect(parameters).toEqual(expect.arrayContaining(['the org', 'the sandbox']));
  });

  it('cannot be written without organization and sandbox', () => {
    // @ts-expect-error: the tables that a statement can name do not have the connections.
    database.selectFrom('connections');
  });
});
