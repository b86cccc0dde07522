import type { FailedRecord } from '../delimited/failed-record.ts';
import type { Engine } from '../engine/open-engine.ts';
import { literal } from '../engine/sql-text.ts';

/** A section of the failed records of a batch. */
export interface FailedRecordsPage {
  /** @default 1000 */
  limit?: number;
  /** @default 0 */
  offset?: number;
}

/** Reads failed records in the order of files and lines. */
export async function readFailedRecords(
  engine: Engine,
  file: string,
  { limit = 1000, offset = 0 }: FailedRecordsPage,
): Promise<readonly FailedRecord[]> {
  const rows = await engine.run(
    `select * from read_parquet(${literal(file)}, file_row_number = true) order by file_row_number limit ${Math.trunc(limit)} offset ${Math.trunc(offset)}`,
  );
  return rows.map((row) => ({
    file: String(row.file),
    line: Number(row.line),
    column: String(row.column),
    code: String(row.code),
    message: String(row.message),
    text: String(row.text),
  }));
}
