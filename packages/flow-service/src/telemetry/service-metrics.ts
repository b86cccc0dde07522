/** Operations that a source can be called for. */
export type SourceUse = 'check' | 'list' | 'describe' | 'preview';

/** Outcome of a call of a source; `refused` if too many calls were in progress. */
export type SourceOutcome = 'succeeded' | 'failed' | 'cancelled' | 'refused';

/** The metrics of the service. Labels come from the specs and the catalog, never from a request. */
export interface ServiceMetrics {
  countRequest(request: { operationId: string; status: number; durationMs: number }): void;
  countSourceCall(call: { source: string; use: SourceUse; outcome: SourceOutcome }): void;
  /** The metrics in the text format of Prometheus, and its media type with the version of the format. */
  render(): Promise<{ text: string; contentType: string }>;
}
