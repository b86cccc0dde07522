import { problem } from '../problems/service-problem.ts';
import { isShallow, MAX_DEPTH } from './nesting.ts';

/** Maximum size of a request body, in bytes. */
export const MAX_BODY_BYTES: number = 1024 * 1024;
const UTF8 = new TextDecoder('utf-8', { fatal: true });
const SURROGATE_ESCAPE = /\\ud[89a-f]/i;
/** In JSON, whole surrogate pairs stand for themselves, and a backslash is doubled. */
const LONE_SURROGATE = /(?<!\\)(?:\\\\)*\\ud[89a-f]/;

/** Options for reading a body. */
export interface ReadTextOptions {
  /** Code of the problem for bytes that are not text. */
  code: 'BadRequestError' | 'invalid_request';
  /** In bytes. @default MAX_BODY_BYTES */
  limit?: number;
}

/** @throws ServiceProblem `413000` if the body exceeds the limit, or one for bytes that are not UTF-8. */
export async function readText(request: Request, options: ReadTextOptions): Promise<string> {
  const { code, limit = MAX_BODY_BYTES } = options;
  const length = request.headers.get('content-length');
  if (length === null)
    return request.body === null ? '' : decode(await readStream(request.body, limit), code);
  if (Number(length) > limit) throw problem('413000', { limit });
  return decode(await request.arrayBuffer(), code);
}

/** @throws ServiceProblem `BadRequestError` if the media type is not JSON, or the body is not. */
export function parseJson(text: string, contentType: string | null): unknown {
  if (text.trim() === '') return undefined;
  if (!/^application\/json\s*(;|$)/i.test(contentType ?? '')) {
    throw problem('BadRequestError', { detail: 'Content-Type must be application/json.' });
  }
  const value = parse(text);
  if (!isShallow(value))
    throw problem('BadRequestError', { detail: `The body is nested deeper than ${MAX_DEPTH} levels.` });
  if (SURROGATE_ESCAPE.test(text) && LONE_SURROGATE.test(JSON.stringify(value)))
    throw problem('BadRequestError', {
      detail: 'The body escapes half of a surrogate pair, which is not a character.',
    });
  return value;
}

/** By default, decoders replace invalid UTF-8, which would store a different secret from the one sent. */
function decode(bytes: ArrayBuffer | Uint8Array, code: ReadTextOptions['code']): string {
  try {
    return UTF8.decode(bytes);
  } catch {
    throw problem(code, {
      detail: 'The body is not UTF-8. Encode it as UTF-8, regardless of the charset of its type.',
    });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the input, which may contain a secret.
    throw problem('BadRequestError', { detail: 'The body is not well-formed JSON.' });
  }
}

async function readStream(stream: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.byteLength;
    if (size > limit) throw problem('413000', { limit });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
