/** The answer of an operation, before it is serialized. */
export interface Reply<Body = unknown> {
  status: number;
  /** Absent for answers without a body, such as 204. */
  body?: Body;
  headers?: Readonly<Record<string, string>>;
  /** Lines of JSON, sent one by one instead of a body. */
  lines?: LineSource;
  /** True to break the connection in the middle of the body. */
  isCut?: boolean;
}

/** An answer that is produced while it is sent. */
export interface LineSource {
  /** Called once; resolves after the last line. @throws the error that ends it */
  produce(listener: (line: unknown) => void): Promise<void>;
  /** Aborts when the client disconnects. */
  leave(): void;
}

export function ok<Body>(body: Body): Reply<Body> {
  return { status: 200, body };
}

/** @param location Path of the created object, from the root of the host. */
export function created<Body>(body: Body, location: string): Reply<Body> {
  return { status: 201, body, headers: { location } };
}

/** Text, sent unchanged. */
export function plainText(text: string, contentType: string): Reply<string> {
  return { status: 200, body: text, headers: { 'content-type': contentType } };
}

/** Lines, sent as they are produced. */
export function inLines(lines: LineSource): Reply<never> {
  return { status: 200, lines };
}

export function noContent(): Reply<never> {
  return { status: 204 };
}

/**
 * Text is sent unchanged; any other body is sent as JSON.
 *
 * Built in one step from plain values, which the Node adapter writes without creating a `Headers` object.
 */
export function toResponse(reply: Reply, requestId: string): Response {
  const { status, body, headers } = reply;
  if (reply.isCut) return toCutResponse(body);
  if (body === undefined)
    return new Response(null, { status, headers: { ...headers, 'x-request-id': requestId } });
  return new Response(typeof body === 'string' ? body : JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers, 'x-request-id': requestId },
  });
}

/** Breaks off after half of the body. */
function toCutResponse(body: unknown): Response {
  const bytes = new TextEncoder().encode(JSON.stringify(body ?? {}));
  const half = bytes.subarray(0, Math.ceil(bytes.length / 2));
  let isSent = false;
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (isSent) controller.error(new Error('Cut on purpose.'));
      else controller.enqueue(half);
      isSent = true;
    },
  });
  return new Response(stream, { headers: { 'content-type': 'application/json' } });
}
