import type { FailedRequest } from './failed-request.ts';
import { HeadwaterError, type HeadwaterErrorOptions } from './headwater-error.ts';

/** No answer came: the host was not found, refused the connection, or dropped it. */
export class NetworkError extends HeadwaterError implements FailedRequest {
  override readonly name: string = 'NetworkError';
  readonly method: string;
  readonly url: string;

  constructor(message: string, options: HeadwaterErrorOptions & FailedRequest) {
    super(message, options);
    this.method = options.method;
    this.url = options.url;
  }
}

/** Whether something thrown says that the network failed before an answer came. */
export function isNetworkError(error: unknown): error is NetworkError {
  return error instanceof NetworkError;
}
