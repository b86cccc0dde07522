import type { Compilable, CompiledQuery, Kysely, QueryResult } from 'kysely';
import type { Tables } from './tables.ts';

/** Runs a query with the values of rows. */
export type PreparedQuery<Row extends object, Output> = (
  database: Kysely<Tables>,
  ...rows: readonly Row[]
) => Promise<QueryResult<Output>>;

interface Prepared<Row, Output> {
  query: CompiledQuery<Output>;
  /** Where to find the value of each parameter. */
  places: readonly { index: number; column: keyof Row }[];
}

/** Maximum rows per query, so that the number of cached queries, one per row count, stays small. */
const MAX_ROWS = 32;

/** Splits rows into portions for a prepared query. */
export function* inPortions<Row>(rows: readonly Row[]): Generator<readonly Row[], void, void> {
  for (let from = 0; from < rows.length; from += MAX_ROWS) yield rows.slice(from, from + MAX_ROWS);
}

/**
 * A query that is built on its first use with a row count and then cached, because building it takes longer than
 * running it. For large numbers of rows, use portions.
 * @param build Receives rows with placeholders as values. All rows must have the same columns.
 */
export function prepareQuery<Row extends object, Output>(
  build: (...rows: readonly Row[]) => Compilable<Output>,
): PreparedQuery<Row, Output> {
  const bySize = new Map<number, Prepared<Row, Output>>();

  return async (database, ...rows) => {
    const { query, places } = bySize.get(rows.length) ?? prepare(rows);
    const parameters = places.map(({ index, column }) => rows[index]?.[column]);
    return await database.executeQuery({ ...query, parameters });
  };

  function prepare(rows: readonly Row[]): Prepared<Row, Output> {
    const places = rows.flatMap((row, index) => {
      return Object.keys(row).map((column) => ({ index, column: column as keyof Row }));
    });
    const placeOf = new Map(places.map((place) => [nameOf(place.index, place.column), place]));
    const query = build(...rows.map(toNames)).compile();
    const made = { query, places: query.parameters.flatMap((name) => placeOf.get(String(name)) ?? []) };
    bySize.set(rows.length, made);
    return made;
  }
}

function toNames<Row extends object>(row: Row, index: number): Row {
  return Object.fromEntries(Object.keys(row).map((column) => [column, nameOf(index, column)])) as Row;
}

function nameOf(index: number, column: PropertyKey): string {
  return `${index}.${String(column)}`;
}
