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

/** Converts an error of `fetch` or of reading a body into an error that states how the network failed. */
export function errorFromNetworkFailure(cause: unknown, request: FailedRequest): NetworkError {
  return toNetworkError(failureOf(cause) ?? UNKNOWN_FAILURE, request, cause);
}

/** For a response that ended without an error before it was complete. */
export function errorFromConnectionLost(request: FailedRequest): NetworkError {
  return toNetworkError(CONNECTION_LOST, request);
}

function toNetworkError(
  { code, what, nextStep }: Failure,
  { method, url }: FailedRequest,
  cause?: unknown,
): NetworkError {
  const { host, pathname } = new URL(url);
  const message = `${method} ${pathname} failed to reach ${host}: ${what}.`;
  return new NetworkError(message, { method, url, code, nextSteps: [nextStep], cause });
}

/** True if the request certainly never reached the service. */
export function wasNeverSent(error: NetworkError): boolean {
  return isBeforeSending(error.code);
}

/** True if the same request would fail in the same way. */
export function isLastingFailure(error: NetworkError): boolean {
  return isLasting(error.code);
}

/** If several addresses were attempted, the failure of the first one counts. */
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
