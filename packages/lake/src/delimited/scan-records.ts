import { createReadStream } from 'node:fs';

/** A record of a delimited file, by its place. */
export interface RecordPlace {
  /** Offset of its first byte. */
  start: number;
  /** Offset after its last byte, without the line end. */
  end: number;
  /** Number of its first line, from 1. */
  line: number;
}

export interface RecordScan {
  /** Places of the records that are not blank lines, the header first. */
  records: readonly RecordPlace[];
  /** Line on which a quote opens that nothing closes. */
  unclosedQuoteLine?: number;
}

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * Finds the records of a delimited file in an encoding whose quotes and line ends are single bytes. Line ends within
 * quotes belong to a record. Used only for files with failed records: it costs more than reading a file with the
 * engine.
 */
export async function scanRecords(path: string): Promise<RecordScan> {
  const records: RecordPlace[] = [];
  let offset = 0;
  let start = 0;
  let line = 1;
  let startLine = 1;
  let isQuoted = false;
  let previous = 0;

  function endLine(end: number, next: number): void {
    line += 1;
    if (isQuoted) return;
    if (end > start) records.push({ start, end, line: startLine });
    start = next;
    startLine = line;
  }

  for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
    for (const byte of piece) {
      if (byte === LINE_FEED) endLine(previous === CARRIAGE_RETURN ? offset - 1 : offset, offset + 1);
      // A carriage return alone ends a line, too.
      else if (previous === CARRIAGE_RETURN) endLine(offset - 1, offset);
      if (byte === QUOTE) isQuoted = !isQuoted;
      previous = byte;
      offset += 1;
    }
  }
  const unclosedQuoteLine = isQuoted ? startLine : undefined;
  isQuoted = false;
  endLine(previous === CARRIAGE_RETURN ? offset - 1 : offset, offset);
  return { records, ...(unclosedQuoteLine !== undefined && { unclosedQuoteLine }) };
}
