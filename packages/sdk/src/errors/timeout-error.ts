import type { FailedRequest } from './failed-request.ts';
import { HeadwaterError } from './headwater-error.ts';

export interface TimeoutErrorOptions extends FailedRequest {
  timeoutMs: number;
}

/** A call took longer than it was allowed, retries and waits included. */
export class TimeoutError extends HeadwaterError implements FailedRequest {
  override readonly name: string = 'TimeoutError';
  readonly method: string;
  readonly url: string;
  readonly timeoutMs: number;

  constructor({ method, url, timeoutMs }: TimeoutErrorOptions) {
    const { host, pathname } = new URL(url);
    super(`${method} ${pathname} got no complete answer from ${host} in ${timeoutMs / 1000} s.`, {
      code: 'timeout',
      nextSteps: ['Try again, or allow the call more time with `timeoutMs`.'],
    });
    this.method = method;
    this.url = url;
    this.timeoutMs = timeoutMs;
  }
}

/** Whether something thrown says that time ran out. */
export function isTimeoutError(error: unknown): error is TimeoutError {
  return error instanceof TimeoutError;
}
