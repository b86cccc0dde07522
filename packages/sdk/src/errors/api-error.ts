import type { FailedRequest } from './failed-request.ts';
import { HeadwaterError, type HeadwaterErrorOptions } from './headwater-error.ts';

export interface ApiErrorOptions extends HeadwaterErrorOptions, FailedRequest {
  status: number;
  title?: string | undefined;
  detail?: string | undefined;
  requestId?: string | undefined;
  retryAfterMs?: number | undefined;
  sourceCode?: string | undefined;
}

/**
 * The API returned an error.
 *
 * `code` is the API's own code if it returned one (`FLOW-1404-412`, `403010`, `invalid_client`), else
 * `http-<status>`.
 */
export class ApiError extends HeadwaterError implements FailedRequest {
  override readonly name: string = 'ApiError';
  readonly method: string;
  readonly url: string;
  readonly status: number;
  /** The kind of problem, in the API's wording. */
  readonly title: string | undefined;
  /** This specific problem, in the API's wording. */
  readonly detail: string | undefined;
  /** The id that Adobe's support asks for. */
  readonly requestId: string | undefined;
  /** The delay that the API requests before the next request, if any. */
  readonly retryAfterMs: number | undefined;
  /**
   * The reason why the source could not be used, for example `object-not-found`. Only the embedded service sends it.
   */
  readonly sourceCode: string | undefined;

  constructor(message: string, options: ApiErrorOptions) {
    super(message, options);
    this.method = options.method;
    this.url = options.url;
    this.status = options.status;
    this.title = options.title;
    this.detail = options.detail;
    this.requestId = options.requestId;
    this.retryAfterMs = options.retryAfterMs;
    this.sourceCode = options.sourceCode;
  }
}

/**
 * True if an error comes from a source's provider (`CONNECTOR-…`), regardless of its status: the source, not the
 * platform, refused or failed.
 */
export function isSourceVerdict(error: unknown): error is ApiError & { code: `CONNECTOR-${string}` } {
  return error instanceof ApiError && error.code.startsWith('CONNECTOR-');
}

/** True if an error is an error response of the API, with the given HTTP status if one is passed. */
export function isApiError(error: unknown, status?: number): error is ApiError {
  return error instanceof ApiError && (status === undefined || error.status === status);
}
