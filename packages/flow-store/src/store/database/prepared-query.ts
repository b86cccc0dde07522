import type { Compilable, CompiledQuery, Kysely, QueryResult } from 'kysely';
import type { Tables } from './tables.ts';

/** Runs a query with the values of rows. */
export type PreparedQuery<Row extends object, Output> = (
  database: Kysely<Tables>,
  ...rows: readonly Row[]
) => Promise<QueryResult<Output>>;

interface Prepared<Row, Output> {
  query: CompiledQuery<Output>;
  /** Where the value of each parameter is found. */
  places: readonly { index: number; column: keyof Row }[];
}

/** Rows of one query, so that those that are kept, one for each number of rows, stay few. */
const MAX_ROWS = 32;

/** Parts rows into as many as a prepared query is used with. */
export function* inPortions<Row>(rows: readonly Row[]): Generator<readonly Row[], void, void> {
  for (let from = 0; from < rows.length; from += MAX_ROWS) yield rows.slice(from, from + MAX_ROWS);
}

/**
 * A query that is built at its first use with a number of rows, and not again: that costs more than the database takes
 * to answer it. Of rows that may be many, use it with portions.
 * @param build Is given rows with a name in place of each value, and puts it where the value goes. All rows that it is
 *   ever used with have the same columns.
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
