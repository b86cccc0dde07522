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

/** An unexpected failure: its class and where it was thrown, without its message, which may quote a secret. */
export interface UnexpectedFailure {
  name: string;
  code?: string;
  frames: readonly string[];
}

/** Receives one entry for every request. Must not throw. */
export type RequestLogger = (entry: RequestLogEntry) => void;
