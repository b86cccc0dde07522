import { retryAfterMs } from '../http/retry-after.ts';
import { ApiError } from './api-error.ts';
import { readErrorBody } from './error-body.ts';
import type { FailedRequest } from './failed-request.ts';
import { nextStepsFor } from './next-steps.ts';

export interface RefusedRequest extends FailedRequest {
  /** Secrets of the request. They are redacted if the response repeats them. */
  secrets: readonly string[];
}

/** The only place that converts a response of status 3xx to 5xx, or a line that represents one, into an error. */
export function errorFromResponse(
  response: Pick<Response, 'status' | 'headers'>,
  body: string,
  request: RefusedRequest,
): ApiError {
  const { method, url, secrets } = request;
  const { status, headers } = response;
  const said = readErrorBody(body);
  const blot = (text: string | undefined): string | undefined => withoutSecrets(text, secrets);
  const title = blot(said.title);
  const detail = blot(said.detail);
  const ownCode = blot(said.code);
  const code = ownCode ?? `http-${status}`;
  const pause = retryAfterMs(headers.get('retry-after'));

  const answer = [status, title, ownCode && `(${ownCode})`].filter(Boolean).join(' ');
  return new ApiError(
    `${method} ${new URL(url).pathname} returned ${answer}${detail ? `: ${detail}` : '.'}`,
    {
      method,
      url,
      status,
      code,
      title,
      detail,
      requestId: blot(said.requestId) ?? headers.get('x-request-id') ?? undefined,
      retryAfterMs: pause,
      sourceCode: headers.get('x-headwater-source-code') ?? undefined,
      nextSteps: nextStepsFor(status, code, pause),
    },
  );
}

function withoutSecrets(text: string | undefined, secrets: readonly string[]): string | undefined {
  return secrets.reduce((safe, secret) => safe?.replaceAll(secret, '[withheld]'), text);
}
