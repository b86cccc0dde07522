import { errorFromConnectionLost, errorFromNetworkFailure } from '../errors/from-network-failure.ts';
import { errorFromResponse, type RefusedRequest } from '../errors/from-response.ts';
import { decode } from './decode.ts';

/** A request whose answer is told line by line. */
export interface LinesRequest extends RefusedRequest {
  signal: AbortSignal;
  /** Hears each line as it comes, and says whether it is the last. */
  onLine(line: object): boolean;
}

/**
 * Reads an answer of lines of JSON, each as it comes.
 *
 * @throws NetworkError when it ends before its last line; ApiError when a line says that the service could not go on,
 * or is no JSON; the signal's reason
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
      // What is not ended by a line feed has not come whole.
      const [rest = '', ...lines] = `${unread}${decoder.decode(value, { stream: true })}`
        .split('\n')
        .reverse();
      unread = rest;
      if (lines.reverse().some((text) => request.onLine(readLine(text, response, request)))) return;
    }
  } finally {
    // Nothing is left to cancel where the answer has ended by itself.
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
