import type { FailedRequest } from './failed-request.ts';
import { HeadwaterError, type HeadwaterErrorOptions } from './headwater-error.ts';

/** No response arrived: the host was not found, or it refused or closed the connection. */
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

/** True if an error means that the network failed before a response arrived. */
export function isNetworkError(error: unknown): error is NetworkError {
  return error instanceof NetworkError;
}
