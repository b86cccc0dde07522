import type { HonoRequest } from 'hono';
import { parseJson, readText } from '../http/read-body.ts';
import { refuseMalformedQuery } from '../http/refuse-malformed-query.ts';
import { refuseNulInJson, refuseNulInUrl } from '../http/refuse-nul.ts';
import type { OpenCall } from './call.ts';
import type { OperationSpec } from './validation/operation-spec.ts';
import type { RequestValidator } from './validation/request-validator.ts';
import { withoutNulls } from './validation/without-nulls.ts';

/**
 * The parts of a request, validated by its operation's spec, so that their types can be trusted. They have the type
 * `never` because a route does not know its operation's types; the handler does.
 */
export async function readInput(
  request: HonoRequest,
  validator: RequestValidator,
): Promise<Omit<OpenCall<never>, 'requestId'>> {
  refuseNulInUrl(request.raw.url, malformedCode(validator.operation));
  if (!takesForm(validator.operation)) refuseMalformedQuery(request.raw.url);
  const query = validator.readQuery(request.queries());
  const headers = validator.readHeaders(request.raw.headers);
  const body = await readBody(request, validator.operation);
  validator.checkBody(body);
  return {
    request: request.raw,
    path: request.param() as never,
    query: query as never,
    headers: headers as never,
    body: body as never,
  };
}

async function readBody(request: HonoRequest, operation: OperationSpec): Promise<unknown> {
  if (operation.body === undefined) return undefined;
  const text = await readText(request.raw, { code: malformedCode(operation) });
  if (takesForm(operation)) {
    refuseNulInUrl(text, 'invalid_request');
    return { ...request.query(), ...Object.fromEntries(new URLSearchParams(text)) };
  }
  refuseNulInJson(text);
  const contentType = request.raw.headers.get('content-type');
  const body = parseJson(text, operation.body.takesJsonPatch ? withoutPatch(contentType) : contentType);
  // A null in a patch instruction is a value, to be interpreted when the patch is applied.
  return operation.method === 'PATCH' ? body : withoutNulls(body);
}

/** JSON Patch is JSON. */
function withoutPatch(contentType: string | null): string | null {
  return contentType?.replace(/^application\/json-patch\+json/i, 'application/json') ?? null;
}

/** The token endpoint has its own messages. */
function malformedCode(operation: OperationSpec): 'BadRequestError' | 'invalid_request' {
  return takesForm(operation) ? 'invalid_request' : 'BadRequestError';
}

/** Only the token endpoint accepts forms. */
function takesForm({ body }: OperationSpec): boolean {
  return body !== undefined && body.mediaType !== 'application/json';
}
