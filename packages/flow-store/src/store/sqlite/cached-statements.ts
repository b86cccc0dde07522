import type Database from 'better-sqlite3';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

const MAX_STATEMENTS = 200;

/**
 * The database for Kysely, with cached compiled statements, because compiling takes most of the time of finding one
 * row.
 *
 * @param onError Called with every error of a statement, which is thrown as well.
 */
export function withCachedStatements(
  database: Database.Database,
  onError: (error: unknown) => void,
): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  const watch = <Result>(work: () => Result): Result => {
    try {
      return work();
    } catch (error) {
      onError(error);
      throw error;
    }
  };

  function compile(source: string): SqliteStatement {
    const statement = watch(() => database.prepare(source));
    return {
      reader: statement.reader,
      all: (parameters) => watch(() => statement.all(parameters)),
      run: (parameters) => watch(() => statement.run(parameters)),
      iterate: (parameters) => watch(() => statement.iterate(parameters)),
    };
  }

  return {
    prepare(source) {
      const cached = statements.get(source);
      if (cached !== undefined) return cached;
      const statement = compile(source);
      const [oldest] = statements.keys();
      if (oldest !== undefined && statements.size >= MAX_STATEMENTS) statements.delete(oldest);
      statements.set(source, statement);
      return statement;
    },
    close: () => database.close(),
  };
}
