/** What an operation answers, before it becomes bytes. */
export interface Reply<Body = unknown> {
  status: number;
  /** Absent when there is none, as with 204. */
  body?: Body;
  headers?: Readonly<Record<string, string>>;
  /** Sent one by one, each as a line of JSON, in place of a body. */
  lines?: LineSource;
  /** The connection breaks in the middle of the body. */
  isCut?: boolean;
}

/** What an answer consists of that is not yet there when it begins. */
export interface LineSource {
  /** Called once; resolves after the last line. @throws what keeps it from going on */
  tell(listener: (line: unknown) => void): Promise<void>;
  /** Nobody listens any more. */
  leave(): void;
}

export function ok<Body>(body: Body): Reply<Body> {
  return { status: 200, body };
}

/** @param location Path of what was created, from the root of the host. */
export function created<Body>(body: Body, location: string): Reply<Body> {
  return { status: 201, body, headers: { location } };
}

/** Text, which is sent as it is. */
export function plainText(text: string, contentType: string): Reply<string> {
  return { status: 200, body: text, headers: { 'content-type': contentType } };
}

/** Lines that are sent as they come. */
export function inLines(lines: LineSource): Reply<never> {
  return { status: 200, lines };
}

export function noContent(): Reply<never> {
  return { status: 204 };
}

/**
 * A body of text is sent as it is, any other as JSON.
 *
 * Built in one go from plain values, which the Node adapter writes without making a `Headers`.
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

/** Breaks off once half of the body is sent. */
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
