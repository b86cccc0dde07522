import type { Structure } from '../../contract/contract.ts';
import type { Failure } from '../../contract/failure.ts';
import type { FileRequest } from '../file/file-request.ts';

/** A part of the rows of a file. */
export type Rows = NonNullable<Structure['rows']>;

/** A file to read, without its bytes. */
export interface ReaderJob {
  size: number;
  request: FileRequest;
}

/** Messages from the service to the reader. */
export type ToReader =
  | { kind: 'job'; job: ReaderJob }
  | { kind: 'bytes'; id: number; bytes: Uint8Array }
  /** The source could not be read; the service keeps the reason. */
  | { kind: 'no-bytes'; id: number }
  /** The service took the last rows and is ready for the next. */
  | { kind: 'more-rows' };

/** Messages from the reader to the service. */
export type FromReader =
  | { kind: 'want-bytes'; id: number; start: number; end: number }
  /** Some rows of the result. They come in parts, because the service decodes each message in one go. */
  | { kind: 'rows'; rows: Rows }
  | { kind: 'done'; structure: Structure }
  | { kind: 'failed'; failure: Failure; reason: unknown }
  | { kind: 'broken'; error: unknown };
