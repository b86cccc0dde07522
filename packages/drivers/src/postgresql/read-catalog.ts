import type { Listing, SourceColumn } from '../contract/contract.ts';
import { toTableListing } from '../listings/table-listing.ts';
import type { Query } from './postgresql-session.ts';
import { type TableName, writeTablePath } from './table-path.ts';
import { mapType, type TypeMapping } from './type-map.ts';

/** A table as the catalog describes it. */
export interface Table {
  oid: string;
  schema: string;
  name: string;
  /** A materialized view is read like a table. */
  kind: 'table' | 'view' | 'foreign-table';
  /** Whether policies of the table may hide rows from some users. */
  hasRowSecurity: boolean;
  columns: readonly TableColumn[];
}

/** A column, and how to read its values. */
export interface TableColumn extends SourceColumn {
  mapping: TypeMapping;
}

/** Tables, views, materialized views, foreign and partitioned tables, without partitions and the server's own. */
const FROM_TABLES = `
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'v', 'm', 'f', 'p') AND NOT c.relispartition
    AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_(toast|temp)'`;

const MAY_READ = `
  pg_catalog.has_schema_privilege(n.oid, 'USAGE') AND pg_catalog.has_any_column_privilege(c.oid, 'SELECT')`;

/** Selects the tables to list. */
export interface TablePage {
  /** Path of the listing: empty, or a schema. */
  path: string;
  schema: string | null;
  /** The last table of the previous page. */
  after?: TableName | undefined;
  maxEntries: number;
}

/** Lists a page of the tables and views that the user may read, in all schemas or one. */
export async function listTables(
  query: Query,
  { path, schema, after, maxEntries }: TablePage,
): Promise<Listing> {
  const rows = await query(
    `SELECT n.nspname AS schema, c.relname AS name ${FROM_TABLES} AND ${MAY_READ}
       AND ($1::text IS NULL OR n.nspname = $1)
       AND ($2::text IS NULL OR (n.nspname, c.relname) > ($2::name, $3::name)) ORDER BY 1, 2 LIMIT $4`,
    [schema, after?.schema ?? null, after?.name ?? null, maxEntries + 1],
  );
  const paths = rows.map(({ schema: owner, name }) => writeTablePath(String(owner), String(name)));
  return toTableListing(paths, { path, maxEntries });
}

/** Counts the tables and views, including those that the user may not read. */
export async function countTables(query: Query): Promise<number> {
  const [row] = await query(`SELECT count(*) AS count ${FROM_TABLES}`);
  return Number(row?.count);
}

/** Returns true if the schema exists. */
export async function hasSchema(query: Query, schema: string): Promise<boolean> {
  return (await query('SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = $1', [schema])).length > 0;
}

/** Finds a table and its columns; undefined if it does not exist. */
export async function findTable(query: Query, { schema, name }: TableName): Promise<Table | undefined> {
  const [found] = await query(
    `SELECT c.oid, n.nspname AS schema, c.relkind AS kind, pg_catalog.to_json(c) ->> 'relrowsecurity' AS policies
       FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'v', 'm', 'f', 'p') AND c.relname = $2
        AND CASE WHEN $1::text IS NULL THEN pg_catalog.pg_table_is_visible(c.oid) ELSE n.nspname = $1 END`,
    [schema, name],
  );
  if (found === undefined) return undefined;
  const columns = await query(READ_COLUMNS, [found.oid]);
  return {
    oid: String(found.oid),
    schema: String(found.schema),
    name,
    kind: toKind(String(found.kind)),
    // Servers before PostgreSQL 9.5 lack this column.
    hasRowSecurity: found.policies === 'true',
    columns: columns.map((column) => {
      const mapping = mapType({ name: String(column.base ?? ''), arrays: Number(column.arrays) });
      return { name: String(column.name), type: String(column.type), xdm: mapping.xdm, mapping };
    }),
  };
}

// Resolves a domain to its base type, which may again be a domain or an array of domains. A user-defined type may
// have the name of a built-in one.
const READ_COLUMNS = `
  SELECT a.attname AS name, pg_catalog.format_type(a.atttypid, a.atttypmod) AS type, last.base, last.arrays
    FROM pg_catalog.pg_attribute a, LATERAL (
      WITH RECURSIVE step AS (
        SELECT a.atttypid AS type, 0 AS arrays
        UNION ALL
        SELECT CASE WHEN t.typtype = 'd' THEN t.typbasetype ELSE e.oid END,
               step.arrays + CASE WHEN t.typtype = 'd' THEN 0 ELSE 1 END
          FROM step JOIN pg_catalog.pg_type t ON t.oid = step.type
               LEFT JOIN pg_catalog.pg_type e ON e.typarray = t.oid
         WHERE t.typtype = 'd' OR e.oid IS NOT NULL
      )
      SELECT CASE WHEN n.nspname = 'pg_catalog' THEN t.typname END AS base, step.arrays
        FROM step JOIN pg_catalog.pg_type t ON t.oid = step.type JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
       WHERE t.typtype <> 'd' AND NOT EXISTS (SELECT FROM pg_catalog.pg_type e WHERE e.typarray = t.oid)
    ) last
   WHERE a.attrelid = $1::oid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum`;

function toKind(relkind: string): Table['kind'] {
  if (relkind === 'v') return 'view';
  return relkind === 'f' ? 'foreign-table' : 'table';
}
