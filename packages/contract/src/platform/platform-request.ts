/** A request as the handlers of the stand-in receive it. */
export interface PlatformRequest {
  method: string;
  /** Without the query and without a trailing slash. */
  path: string;
  query: URLSearchParams;
  headers: Headers;
  text: string;
}

/** Responds to a request, or passes it to the next handler. */
export type PlatformHandler = (request: PlatformRequest) => Response | undefined;

/** The JSON value of a body; undefined without a body. */
export function readJson({ text }: PlatformRequest): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The JSON object of a body; empty for anything else. */
export function readObject(request: PlatformRequest): Record<string, unknown> {
  const value = readJson(request);
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** A problem of the Flow Service or of a source provider, in its observed shape (facts 6.1 c). */
export function problem(code: string, detail: string, title = 'Invalid request'): Response {
  const status = Number(code.slice(-3));
  const body = {
    type: `https://ns.adobe.com/aep/errors/${code}`,
    title,
    status,
    report: { 'detailed-message': detail, 'request-id': 'r4QhwmnHvUEqAF5rTrbPQvGPgIO4Gidm' },
    errorMessage: detail,
    errorDetails: detail,
  };
  return Response.json(body, { status });
}

/** A refusal of a body whose Content-Type is not JSON (facts 6.1 b). */
export function badRequest(detail: string): Response {
  return Response.json(
    { type: '/placeholder/type/uri', title: 'BadRequestError', status: 400, detail },
    { status: 400 },
  );
}

/** A refusal by the gateway in front of every service (facts 6.2). */
export function gatewayRefusal(errorCode: string, message: string): Response {
  return Response.json({ error_code: errorCode, message }, { status: Number(errorCode.slice(0, 3)) });
}
