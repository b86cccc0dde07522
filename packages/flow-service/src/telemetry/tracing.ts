import type { Tracer } from '@opentelemetry/api';
import type { Context } from 'hono';
import type { RequestLogger } from './request-logger.ts';
import type { SourceOutcome, SourceUse } from './service-metrics.ts';

/** Answers a request over HTTP. */
export type Handle = (context: Context) => Promise<Response>;

/** Told how a call of a source ended. */
type EndSourceCall = (outcome: SourceOutcome) => void;

/** A write, and where it is committed. */
interface Commit {
  /** As the conventions name databases. */
  system: string;
  operation: string;
}

/** Spans of what a service does. There is one only where traces are wanted. */
export interface ServiceTracing {
  /** Puts a span around every request of a route, in the trace of its caller. @param route Absent where nothing is served. */
  traceRequests(handle: Handle, route?: string): Handle;
  /** Ends the span of a request with what the log is told of it, and tells the log which trace it is in. */
  traceLog(log?: RequestLogger): RequestLogger;
  startSourceCall(call: { source: string; use: SourceUse }): EndSourceCall;
  traceCommit<Result>(what: Commit, commit: () => Promise<Result>): Promise<Result>;
}

/** Traces on their way to a collector. */
export interface Tracing {
  /** For `FlowServiceOptions.tracer`. */
  tracer: Tracer;
  /** Sends what is left, as long as a collector may take to accept it. */
  close(): Promise<void>;
}
