import { SealError, whyUnavailable } from '@headwater/flow-store';
import { toProblemBody } from '../problems/problem-body.ts';
import { problem, ServiceProblem } from '../problems/service-problem.ts';
import type { Reply } from './reply.ts';

/**
 * An unexpected failure: its class and where it was thrown. Its message is left out because it may quote a secret.
 */
export interface UnexpectedFailure {
  name: string;
  code?: string;
  frames: readonly string[];
}

/** The answer for a failure, and the part of it that may be logged. */
export interface FailedReply extends Reply {
  problem: string;
  fault?: UnexpectedFailure;
}

/**
 * Answers any failure in the body format of its layer. An unexpected one becomes a `FLOW-1400-500` without details.
 */
export function toErrorReply(error: unknown, requestId: string): FailedReply {
  const known = error instanceof ServiceProblem ? error : toProblem(error);
  return {
    status: known.status,
    body: toProblemBody(known, requestId),
    ...headersOf(known),
    problem: known.code,
    ...(known === error ? {} : { fault: toUnexpectedFailure(error) }),
  };
}

/** The body has the platform's form; data without a field in it goes into a header. */
function headersOf({ retryAfterSeconds, sourceCode }: ServiceProblem): { headers?: Record<string, string> } {
  const headers = {
    ...(retryAfterSeconds !== undefined && { 'retry-after': String(retryAfterSeconds) }),
    ...(sourceCode !== undefined && { 'x-headwater-source-code': sourceCode }),
  };
  return Object.keys(headers).length > 0 ? { headers } : {};
}

function toProblem(error: unknown): ServiceProblem {
  // Unexpected database errors whose cause is known and which the caller can fix.
  if (error instanceof SealError && error.code === 'seal-broken')
    return problem('FLOW-1499-409', { reason: error.message });
  const reason = whyUnavailable(error);
  return reason === undefined ? problem('FLOW-1400-500') : problem('FLOW-1103-503.store', { reason });
}

/** The location of the throw, without the message, which may quote a secret. */
function toUnexpectedFailure(error: unknown): UnexpectedFailure {
  if (!(error instanceof Error)) return { name: typeof error, frames: [] };
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return {
    name: error.name,
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    frames: frames.map((line) => line.trim()),
  };
}
