import type { DuckDBConnection } from '@duckdb/node-api';
import { LakeError } from '../lake-error.ts';
import { literal } from './sql-text.ts';

/** A row as JSON. Large numbers are strings, so that no digit is lost. */
type Row = Readonly<Record<string, unknown>>;

/** The first rows of a SELECT. */
interface Selection {
  columns: readonly string[];
  rows: readonly Row[];
  /** True if more rows follow. */
  isCut: boolean;
}

/** One in-memory database of the engine, which can reach the given folder and files and nothing else. */
export interface Engine {
  /** Runs a statement and returns its rows. */
  run(sql: string): Promise<readonly Row[]>;
  /**
   * Runs one SELECT of a user.
   *
   * @throws LakeError `query-refused` for any other statement, or for several
   */
  select(sql: string, maxRows: number): Promise<Selection>;
  /** Stops the statement that is running; it rejects. */
  interrupt(): void;
  close(): void;
}

export interface EngineOptions {
  /** A folder that statements can read and write. @default none */
  folder?: string;
  /** Files that statements can read. @default none */
  files?: readonly string[];
  /** Statements that run before the fence closes. */
  prepare?: readonly string[];
  /** For data that does not fit into memory; below the folder of the lake. */
  temporaryFolder: string;
  memoryLimitMb: number;
  threads: number;
}

/**
 * Opens the engine with its fence: no network, no extensions, no other files. Statements cannot change the
 * configuration back.
 */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(options.threads),
    memory_limit: `${options.memoryLimitMb}MB`,
    temp_directory: options.temporaryFolder,
  });
  const connection = await instance.connect();
  for (const setting of [...(options.prepare ?? []), ...fence(options)]) await connection.run(setting);
  return {
    async run(sql) {
      return (await connection.runAndReadAll(sql)).getRowObjectsJson();
    },
    select: (sql, maxRows) => select(connection, { sql, maxRows }),
    interrupt: () => connection.interrupt(),
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** The last setting locks all others. */
function fence({ folder, files = [] }: EngineOptions): readonly string[] {
  return [
    "set timezone = 'UTC'",
    'set preserve_insertion_order = true',
    `set allowed_directories = [${folder === undefined ? '' : literal(folder)}]`,
    `set allowed_paths = [${files.map(literal).join(', ')}]`,
    'set autoinstall_known_extensions = false',
    'set autoload_known_extensions = false',
    'set allow_community_extensions = false',
    'set enable_external_access = false',
    'set lock_configuration = true',
  ];
}

async function select(
  connection: DuckDBConnection,
  { sql, maxRows }: { sql: string; maxRows: number },
): Promise<Selection> {
  const { StatementType } = await import('@duckdb/node-api');
  const statements = await connection.extractStatements(sql);
  if (statements.count !== 1) {
    throw new LakeError('query-refused', `A query is one SELECT; this has ${statements.count} statements.`);
  }
  const statement = await statements.prepare(0);
  if (statement.statementType !== StatementType.SELECT) {
    const type = StatementType[statement.statementType];
    throw new LakeError('query-refused', `A query is one SELECT; this is a statement of type ${type}.`);
  }
  const reader = await statement.streamAndReadUntil(maxRows + 1);
  const rows = reader.getRowObjectsJson();
  return { columns: reader.columnNames(), rows: rows.slice(0, maxRows), isCut: rows.length > maxRows };
}
