import type Database from 'better-sqlite3';
import type { SqliteDatabase } from 'kysely';

const MAX_STATEMENTS = 200;

/** The database as Kysely uses it, with its statements compiled once: that is most of the cost of finding one row. */
export function withCachedStatements(database: Database.Database): SqliteDatabase {
  const statements = new Map<string, Database.Statement>();
  return {
    prepare(source) {
      const cached = statements.get(source);
      if (cached !== undefined) return cached;
      const statement = database.prepare(source);
      const [oldest] = statements.keys();
      if (oldest !== undefined && statements.size >= MAX_STATEMENTS) statements.delete(oldest);
      statements.set(source, statement);
      return statement;
    },
    close: () => database.close(),
  };
}
