import { ConfigError } from '../errors/config-error.ts';
import type { PathRequest, Transport } from '../http/transport.ts';

/** A request that no operation of the client makes. Its path begins below the base URL. */
export type RawRequest = PathRequest;

/** The answer to a raw request. */
export interface RawAnswer {
  status: number;
  /** JSON as the value that it is, anything else as text; `undefined` where the answer is empty. */
  body: unknown;
}

/** Sends a request with the client's token and headers. @throws ConfigError for what is not a path of the target */
export async function sendRaw({ raw }: Transport, request: RawRequest): Promise<RawAnswer> {
  const { path } = request;
  // `//host` and `\\host` are addresses of other hosts; white space is cut off or encoded by whoever reads it.
  if (!/^\/(?![\\/])[!-~]*$/.test(path)) {
    throw new ConfigError('The path of a request begins with a single slash and has no spaces.', {
      code: 'path-invalid',
      nextSteps: ['Give a path below the base URL, for example /data/foundation/flowservice/connections.'],
    });
  }
  const { status, text } = await raw(request);
  return { status, body: readBody(text) };
}

function readBody(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
