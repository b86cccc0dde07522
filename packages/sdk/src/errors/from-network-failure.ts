import { ExplainedFailure } from './explained-failure.ts';
import type { FailedRequest } from './failed-request.ts';
import { NetworkError } from './network-error.ts';
import {
  CONNECTION_LOST,
  type Failure,
  failureOfSystemError,
  isBeforeSending,
  isLasting,
  UNKNOWN_FAILURE,
} from './network-failures.ts';

/** Turns what `fetch` or the reading of a body threw into an error that says which way the network failed. */
export function errorFromNetworkFailure(cause: unknown, request: FailedRequest): NetworkError {
  return toNetworkError(failureOf(cause) ?? UNKNOWN_FAILURE, request, cause);
}

/** For an answer that ended, without an error below it, before it was complete. */
export function errorFromConnectionLost(request: FailedRequest): NetworkError {
  return toNetworkError(CONNECTION_LOST, request);
}

function toNetworkError(
  { code, what, nextStep }: Failure,
  { method, url }: FailedRequest,
  cause?: unknown,
): NetworkError {
  const { host, pathname } = new URL(url);
  const message = `${method} ${pathname} did not get through to ${host}: ${what}.`;
  return new NetworkError(message, { method, url, code, nextSteps: [nextStep], cause });
}

/** Whether the request certainly never reached the service. */
export function wasNeverSent(error: NetworkError): boolean {
  return isBeforeSending(error.code);
}

/** Whether the same request would fail in the same way. */
export function isLastingFailure(error: NetworkError): boolean {
  return isLasting(error.code);
}

/** Of several addresses that were tried, the first one's failure counts. */
function failureOf(cause: unknown): Failure | undefined {
  for (let error = cause; error instanceof Error; error = error.cause) {
    if (error instanceof ExplainedFailure) {
      return { code: error.code, what: error.message, nextStep: error.nextStep };
    }
    const failure = failureOfSystemError(error);
    if (failure) return failure;
    const tried: unknown = 'errors' in error && Array.isArray(error.errors) ? error.errors[0] : undefined;
    if (tried !== undefined) return failureOf(tried);
  }
  return undefined;
}
