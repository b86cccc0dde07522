import { type Kysely, sql } from 'kysely';
import type { ResourceRow, ResourceStore } from '../../domain/resource-store.ts';
import type { Scope } from '../../domain/scope.ts';
import type { SqlAccess } from '../database/sql-access.ts';
import type { Tables } from '../database/tables.ts';
import { createListFields } from '../lists/list-fields.ts';
import { createListQueries } from '../lists/list-queries.ts';
import { fromRecord, type RecordForm, type ResourceTable, toRecord } from './resource-table.ts';
import { type ResourceRecord, type ResourceTables, rowsIn } from './scoped-rows.ts';

type Access = Pick<SqlAccess, 'database' | 'write' | 'containsText'>;
type Table<Row extends ResourceRow, Field extends string> = ResourceTable<
  Row,
  Field | 'id' | 'name' | 'createdAt'
>;

/** Keeps a resource in the table that describes it. */
export function createSqlResourceStore<Row extends ResourceRow, Field extends string>(
  table: Table<Row, Field>,
  access: Access,
): ResourceStore<Row, Field> {
  return { ...createWrites(table, access), ...createReads(table, access) };
}

function createWrites<Row extends ResourceRow, Field extends string>(
  table: Table<Row, Field>,
  { write }: Access,
): Pick<ResourceStore<Row, Field>, 'insert' | 'replace' | 'delete'> {
  return {
    async insert(scope, row, audit) {
      await write(async (transaction, { record }) => {
        await table.beforeInsert?.(transaction, scope, row);
        await insertRow(transaction, table, { scope, row });
        if (audit) record(scope.imsOrgId, audit);
      });
    },
    // biome-ignore lint/complexity/useMaxParams: to take one options object
    async replace(scope, expectedEtag, row, audit) {
      return await write(async (transaction, { record }) => {
        const { numUpdatedRows } = await rowsIn(transaction, table.name, scope)
          .update(toRecord(row, table))
          .where('id', '=', row.id)
          .where('etag', '=', expectedEtag)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return false;
        if (audit) record(scope.imsOrgId, audit);
        return true;
      });
    },
    async delete(scope, id, audit) {
      return await write(
        async (transaction, { record }) => {
          const deletion = rowsIn(transaction, table.name, scope).delete().where('id', '=', id);
          const deleted = await deletion.returningAll().$castTo<ResourceRecord>().executeTakeFirst();
          if (deleted === undefined) return false;
          const row = fromRecord(deleted, table);
          await table.beforeDelete?.(transaction, scope, row);
          if (audit) record(scope.imsOrgId, audit(row));
          return true;
        },
        { usesReserve: true },
      );
    },
  };
}

function createReads<Row extends ResourceRow, Field extends string>(
  table: Table<Row, Field>,
  { database, containsText }: Access,
): Pick<ResourceStore<Row, Field>, 'find' | 'list' | 'count'> {
  const lists = createListQueries<Field>(createListFields(table.fields));
  return {
    find: async (scope, id) => await findRow(database, table, { scope, id }),
    async list(scope, query) {
      const select = lists.selectPage(rowsIn(database, table.name, scope), query, containsText);
      const records = await select.$castTo<ResourceRecord>().execute();
      return lists.toPage(records, query, (record) => fromRecord(record, table));
    },
    async count(scope, conditions) {
      const { count } = await lists
        .selectMatching(rowsIn(database, table.name, scope), conditions)
        .select(sql<number | string>`count(*)`.as('count'))
        .executeTakeFirstOrThrow();
      return Number(count);
    },
  };
}

/** Finds a row, also in the transaction of a write. */
export async function findRow<Row extends ResourceRow>(
  database: Kysely<Tables>,
  form: RecordForm<Row>,
  { scope, id }: { scope: Scope; id: string },
): Promise<Row | undefined> {
  const select = rowsIn(database, form.name, scope).select().selectAll().where('id', '=', id);
  const record = await select.$castTo<ResourceRecord>().executeTakeFirst();
  return record && fromRecord(record, form);
}

/** Inserts a row in the transaction of another write. */
export async function insertRow<Row extends ResourceRow>(
  transaction: Kysely<Tables>,
  form: RecordForm<Row>,
  { scope, row }: { scope: Scope; row: Row },
): Promise<void> {
  const record = { ims_org_id: scope.imsOrgId, sandbox_name: scope.sandboxName, ...toRecord(row, form) };
  await transaction.$extendTables<ResourceTables>().insertInto(form.name).values(record).execute();
}

/** Updates a row in the transaction of another write. */
export async function updateRow<Row extends ResourceRow>(
  transaction: Kysely<Tables>,
  form: RecordForm<Row>,
  { scope, row }: { scope: Scope; row: Row },
): Promise<void> {
  await rowsIn(transaction, form.name, scope).update(toRecord(row, form)).where('id', '=', row.id).execute();
}
