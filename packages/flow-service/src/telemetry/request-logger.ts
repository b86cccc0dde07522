import type { UnexpectedFailure } from '../http/error-reply.ts';

/** One answered request. Contains no query, body, header value or secret. */
export interface RequestLogEntry {
  requestId: string;
  method: string;
  path: string;
  /** Absent if no operation matched. */
  operationId?: string;
  status: number;
  durationMs: number;
  /** Code of the problem in the answer. */
  problem?: string;
  fault?: UnexpectedFailure;
  /** Id of the request's trace, if any. */
  traceId?: string;
}

/** Receives one entry for every request. Must not throw. */
export type RequestLogger = (entry: RequestLogEntry) => void;
