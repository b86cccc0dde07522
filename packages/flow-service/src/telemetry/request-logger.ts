import type { UnexpectedFailure } from '../http/error-reply.ts';

/** One answered request. Holds no query, body, header value or secret. */
export interface RequestLogEntry {
  requestId: string;
  method: string;
  path: string;
  /** Absent when no operation matched. */
  operationId?: string;
  status: number;
  durationMs: number;
  /** Code of the problem that was answered. */
  problem?: string;
  fault?: UnexpectedFailure;
  /** Of the trace that the request is part of, where there is one. */
  traceId?: string;
}

/** Receives one entry for every request. Must not throw. */
export type RequestLogger = (entry: RequestLogEntry) => void;
