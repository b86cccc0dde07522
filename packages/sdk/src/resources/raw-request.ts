import { ConfigError } from '../errors/config-error.ts';
import type { PathRequest, Transport } from '../http/transport.ts';

/** A request that no operation of the client supports. Its path begins below the base URL. */
export type RawRequest = PathRequest;

/** The response to a raw request. */
export interface RawAnswer {
  status: number;
  /** The parsed value of a JSON response, any other response as text, or `undefined` if the response is empty. */
  body: unknown;
}

/**
 * Sends a request with the client's token and headers. @throws ConfigError if the path is not a path of the target
 */
export async function sendRaw({ raw }: Transport, request: RawRequest): Promise<RawAnswer> {
  const { path } = request;
  // `//host` and `\\host` are addresses of other hosts. White space is trimmed or encoded, depending on the parser.
  if (!/^\/(?![\\/])[!-~]*$/.test(path)) {
    throw new ConfigError('The path of a request must begin with a single slash and contain no spaces.', {
      code: 'path-invalid',
      nextSteps: ['Enter a path below the base URL, for example /data/foundation/flowservice/connections.'],
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
