import { errorFromConnectionLost, errorFromNetworkFailure } from '../errors/from-network-failure.ts';
import { errorFromResponse, type RefusedRequest } from '../errors/from-response.ts';
import { decode } from './decode.ts';

/** A request with a line-by-line response. */
export interface LinesRequest extends RefusedRequest {
  signal: AbortSignal;
  /** Called with each line when it arrives. Returns true for the last line. */
  onLine(line: object): boolean;
}

/**
 * Reads a response of JSON lines as they arrive.
 *
 * @throws NetworkError if it ends before its last line; ApiError if a line reports a failure of the service or is not
 * JSON; the signal's reason
 */
export async function readLines(response: Response, request: LinesRequest): Promise<void> {
  const reader = response.body?.getReader();
  if (reader === undefined) throw errorFromConnectionLost(request);
  const decoder = new TextDecoder();
  let unread = '';
  try {
    for (;;) {
      const { value, done } = await readChunk(reader, request);
      if (done) throw errorFromConnectionLost(request);
      // A line without a line feed is incomplete.
      const [rest = '', ...lines] = `${unread}${decoder.decode(value, { stream: true })}`
        .split('\n')
        .reverse();
      unread = rest;
      if (lines.reverse().some((text) => request.onLine(readLine(text, response, request)))) return;
    }
  } finally {
    // A response that has ended by itself needs no cancellation.
    void reader.cancel().catch(() => undefined);
  }
}

async function readChunk(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  request: LinesRequest,
): Promise<{ value?: Uint8Array | undefined; done: boolean }> {
  const chunk = await reader.read().catch((error: unknown) => {
    request.signal.throwIfAborted();
    throw errorFromNetworkFailure(error, request);
  });
  request.signal.throwIfAborted();
  return chunk;
}

interface FailureLine {
  kind?: string;
  status: number;
  body: object;
}

function readLine(text: string, { status, headers }: Response, request: LinesRequest): object {
  const line = decode<FailureLine>({ status, text }, request);
  if (line.kind !== 'failure') return line;
  throw errorFromResponse({ status: line.status, headers }, JSON.stringify(line.body), request);
}
