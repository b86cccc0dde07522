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
 * The API answered with an error.
 *
 * `code` is the API's own where it gave one (`FLOW-1404-412`, `403010`, `invalid_client`), else `http-<status>`.
 */
export class ApiError extends HeadwaterError implements FailedRequest {
  override readonly name: string = 'ApiError';
  readonly method: string;
  readonly url: string;
  readonly status: number;
  /** The kind of problem, in the API's words. */
  readonly title: string | undefined;
  /** This very problem, in the API's words. */
  readonly detail: string | undefined;
  /** What Adobe's support asks for. */
  readonly requestId: string | undefined;
  /** How long the API asks to be left alone, where it said so. */
  readonly retryAfterMs: number | undefined;
  /** Why the source could not be used, for example `object-not-found`. Only the embedded service says. */
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
 * True if an error is the verdict of a source's provider (`CONNECTOR-…`), whatever its status: the source refused or failed,
 * not the platform.
 */
export function isSourceVerdict(error: unknown): error is ApiError & { code: `CONNECTOR-${string}` } {
  return error instanceof ApiError && error.code.startsWith('CONNECTOR-');
}

/** Whether something thrown is an answer of the API, and of the given HTTP status if one is named. */
export function isApiError(error: unknown, status?: number): error is ApiError {
  return error instanceof ApiError && (status === undefined || error.status === status);
}
