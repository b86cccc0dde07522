import { problem } from '../problems/service-problem.ts';

/** Bytes of a request body that are read. */
export const MAX_BODY_BYTES: number = 1024 * 1024;
/** Levels of nesting that are read; deeper ones only serve to exhaust a stack. */
const MAX_DEPTH = 64;

/** @throws ServiceProblem `413000` when the body is larger than the service reads. */
export async function readText(request: Request, limit: number = MAX_BODY_BYTES): Promise<string> {
  const length = request.headers.get('content-length');
  if (length === null) return request.body === null ? '' : await readStream(request.body, limit);
  if (Number(length) > limit) throw problem('413000', limit);
  return await request.text();
}

/** @throws ServiceProblem `BadRequestError` when the media type is not JSON, or the text is not. */
export function parseJson(text: string, contentType: string | null): unknown {
  if (text.trim() === '') return undefined;
  if (!/^application\/json\s*(;|$)/i.test(contentType ?? '')) {
    throw problem('BadRequestError', 'Content-Type must be application/json.');
  }
  const value = parse(text);
  if (!isShallow(value, MAX_DEPTH))
    throw problem('BadRequestError', `The body nests deeper than ${MAX_DEPTH} levels.`);
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text, which may hold a secret.
    throw problem('BadRequestError', 'The body is not well-formed JSON.');
  }
}

function isShallow(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return depth > 0 && Object.values(value).every((member) => isShallow(member, depth - 1));
}

async function readStream(stream: ReadableStream<Uint8Array>, limit: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.byteLength;
    if (size > limit) throw problem('413000', limit);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
