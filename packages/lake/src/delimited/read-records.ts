import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import {
  firstLine,
  type RecordFault,
  type SplitOptions,
  type SplitRecord,
  splitRecord,
} from './split-record.ts';

/** The engine rejects lines above 2 MiB. */
const MAX_ROW_BYTES = 2_000_000;
const CHUNK_BYTES = 1 << 20;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

export interface RecordFile {
  path: string;
  /** The code of an ASCII character. */
  delimiter: number;
  encoding: 'UTF-8' | 'ISO-8859-1';
}

/** A record at its place. `bytes` belongs to a shared buffer: copy what must outlive the call. */
export interface PlacedRecord {
  bytes: Buffer;
  lineEnding: 'none' | 'lf' | 'crlf' | 'cr';
  line: number;
  fields: number;
  isBlank: boolean;
  fault?: RecordFault | 'invalid-encoding' | 'row-too-long';
}

/** Calls `visit` for each record of a delimited file, malformed ones included, in order. */
export async function readRecords(
  file: RecordFile,
  visit: (record: PlacedRecord) => void | Promise<void>,
): Promise<void> {
  const state = { line: 1, isFirst: true };
  let rest: Buffer = Buffer.alloc(0);
  const chunks = createReadStream(file.path, { highWaterMark: CHUNK_BYTES });
  for await (const chunk of chunks as AsyncIterable<Buffer>) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    const used = await visitRecords({ file, bytes, isLast: false, state }, visit);
    rest = bytes.subarray(used);
  }
  await visitRecords({ file, bytes: rest, isLast: true, state }, visit);
}

interface Visit {
  file: RecordFile;
  bytes: Buffer;
  isLast: boolean;
  state: { line: number; isFirst: boolean };
}

async function visitRecords(
  { file, bytes, isLast, state }: Visit,
  visit: (record: PlacedRecord) => void | Promise<void>,
): Promise<number> {
  let start = 0;
  if (state.isFirst && bytes.length >= 3) {
    if (bytes.subarray(0, 3).equals(BYTE_ORDER_MARK)) start = 3;
  }
  // Checking a whole chunk is cheap; only a chunk with a fault is checked record by record.
  const isValid = file.encoding !== 'UTF-8' || isUtf8(completeLines(bytes, start, isLast));
  while (start < bytes.length) {
    const split = nextRecord({ bytes, start, delimiter: file.delimiter, isLast });
    if (!split) break;
    const record = place({ bytes, split, line: state.line, isValid });
    const pending = visit(record);
    if (pending) await pending;
    state.line += split.lines;
    state.isFirst = false;
    start = split.next;
  }
  return start;
}

function completeLines(bytes: Buffer, start: number, isLast: boolean): Buffer {
  const end = Math.max(bytes.lastIndexOf(0x0a), bytes.lastIndexOf(0x0d)) + 1;
  return bytes.subarray(start, isLast ? bytes.length : Math.max(start, end));
}

function nextRecord(options: SplitOptions): (SplitRecord & { isTooLong?: boolean }) | undefined {
  const split = splitRecord(options);
  const length = split ? split.end - split.start : options.bytes.length - options.start;
  if (length <= MAX_ROW_BYTES) return split;
  // The end is too far away: a quote is open, or the line itself is too long.
  const line = firstLine(options, 'unclosed-quote');
  if (!line) return undefined;
  return line.end - line.start > MAX_ROW_BYTES ? { ...line, isTooLong: true } : line;
}

function place(options: {
  bytes: Buffer;
  split: SplitRecord & { isTooLong?: boolean };
  line: number;
  isValid: boolean;
}): PlacedRecord {
  const { bytes, split, line, isValid } = options;
  const record = bytes.subarray(split.start, split.end);
  const fault = split.isTooLong
    ? 'row-too-long'
    : isValid || isUtf8(record)
      ? split.fault
      : 'invalid-encoding';
  return {
    bytes: record,
    lineEnding: lineEndingOf(bytes, split),
    line,
    fields: split.fields,
    isBlank: split.end === split.start,
    ...(fault && { fault }),
  };
}

function lineEndingOf(bytes: Buffer, split: SplitRecord): PlacedRecord['lineEnding'] {
  if (split.next === split.end) return 'none';
  if (split.next - split.end === 2) return 'crlf';
  return bytes[split.end] === 0x0a ? 'lf' : 'cr';
}
