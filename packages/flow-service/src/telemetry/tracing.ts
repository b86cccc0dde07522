import type { Tracer } from '@opentelemetry/api';
import type { Context } from 'hono';
import type { RequestLogger } from './request-logger.ts';
import type { SourceOutcome, SourceUse } from './service-metrics.ts';

/** Answers a request over HTTP. */
export type Handle = (context: Context) => Promise<Response>;

/** Called with the outcome of a call of a source. */
type EndSourceCall = (outcome: SourceOutcome) => void;

/** A write, and where it is committed. */
interface Commit {
  /** Name of the database in the conventions. */
  system: string;
  operation: string;
}

/** The spans of a service. Exists only if traces are requested. */
export interface ServiceTracing {
  /**
   * Wraps every request of a route in a span, within the trace of its caller. @param route Absent for unknown paths.
   */
  traceRequests(handle: Handle, route?: string): Handle;
  /** Ends the span of a request with the data of the log entry, and adds the trace id to the log. */
  traceLog(log?: RequestLogger): RequestLogger;
  startSourceCall(call: { source: string; use: SourceUse }): EndSourceCall;
  traceCommit<Result>(what: Commit, commit: () => Promise<Result>): Promise<Result>;
}

/** The traces that are not sent yet. */
export interface Tracing {
  /** Pass it as `FlowServiceOptions.tracer`. */
  tracer: Tracer;
  /** Sends the remaining spans, for at most the time a collector may take to accept them. */
  close(): Promise<void>;
}
