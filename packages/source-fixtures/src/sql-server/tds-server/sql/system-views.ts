import type { SqlValue } from '../value-encoding.ts';
import type { TdsColumn, TdsTable } from './catalog.ts';
import { readSqlType } from './sql-type.ts';

const NAME = 'nvarchar(128)';

/** Ids and sizes of the types, as in sys.types. */
const TYPES: Readonly<Record<string, readonly [id: bigint, size: bigint]>> = {
  tinyint: [48n, 1n],
  smallint: [52n, 2n],
  int: [56n, 4n],
  bigint: [127n, 8n],
  varchar: [167n, 8000n],
  nvarchar: [231n, 8000n],
  varbinary: [165n, 8000n],
};

const VIEWS: readonly Omit<TdsTable, 'rows'>[] = [
  {
    schema: 'sys',
    name: 'schemas',
    columns: [
      { name: 'name', type: NAME },
      { name: 'schema_id', type: 'int' },
    ],
  },
  {
    schema: 'sys',
    name: 'types',
    columns: [
      { name: 'name', type: NAME },
      { name: 'system_type_id', type: 'tinyint' },
      { name: 'user_type_id', type: 'int' },
    ],
  },
  {
    schema: 'sys',
    name: 'all_objects',
    columns: [
      { name: 'name', type: NAME },
      { name: 'object_id', type: 'int' },
      { name: 'schema_id', type: 'int' },
    ],
  },
  {
    schema: 'sys',
    name: 'all_columns',
    columns: [
      { name: 'object_id', type: 'int' },
      { name: 'name', type: NAME },
      { name: 'column_id', type: 'int' },
      { name: 'system_type_id', type: 'tinyint' },
      { name: 'max_length', type: 'smallint' },
      { name: 'precision', type: 'tinyint' },
      { name: 'scale', type: 'tinyint' },
      { name: 'encryption_type', type: 'int' },
    ],
  },
  {
    schema: 'sys',
    name: 'masked_columns',
    columns: [
      { name: 'object_id', type: 'int' },
      { name: 'name', type: NAME },
      { name: 'column_id', type: 'int' },
      { name: 'is_masked', type: 'bit' },
    ],
  },
];

/** The supported views of `sys`, which list the objects of a database and the views themselves. */
export function describeObjects(tables: readonly TdsTable[]): TdsTable[] {
  const objects = [...tables, ...VIEWS].map(({ schema = 'dbo', name, columns }, index) => ({
    id: BigInt(index + 1),
    schema,
    name,
    columns,
  }));
  const schemas = [...new Set(objects.map(({ schema }) => schema))];
  const rows: Readonly<Record<string, SqlValue[][]>> = {
    schemas: schemas.map((name, index) => [name, BigInt(index + 1)]),
    types: Object.entries(TYPES).map(([name, [id]]) => [name, id, id]),
    all_objects: objects.map(({ id, schema, name }) => [name, id, BigInt(schemas.indexOf(schema) + 1)]),
    all_columns: objects.flatMap(({ id, columns }) =>
      columns.map((column, index) => [id, column.name, BigInt(index + 1), ...describeType(column)]),
    ),
    masked_columns: objects.flatMap(({ id, columns }) =>
      columns.flatMap(({ name, mask }, index) =>
        mask === undefined ? [] : [[id, name, BigInt(index + 1), 1n]],
      ),
    ),
  };
  return VIEWS.map((view) => ({ ...view, isView: true, rows: rows[view.name] ?? [] }));
}

function describeType({ type, isEncrypted = false }: TdsColumn): SqlValue[] {
  const { name, length, precision = 0, scale = 0 } = readSqlType(type);
  const [id = 0n, size = 0n] = TYPES[name] ?? [];
  const bytes = typeof length === 'number' ? BigInt(name.startsWith('n') ? length * 2 : length) : size;
  return [id, length === 'max' ? -1n : bytes, BigInt(precision), BigInt(scale), isEncrypted ? 1n : null];
}
