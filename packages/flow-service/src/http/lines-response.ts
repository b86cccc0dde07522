import { type FailedReply, toErrorReply } from './error-reply.ts';
import type { LineSource } from './reply.ts';

/** An answer that is still being sent after its head. */
export interface LinesResponse {
  response: Response;
  /** Resolves when the answer is complete, with the failure if it failed. Never rejects. */
  ended: Promise<FailedReply | undefined>;
}

/**
 * Sends lines as they are produced, without waiting for the reader, since there are few. An error midway becomes the
 * last line, because the status is already sent.
 *
 * @param options.isCut Breaks off after the first line.
 */
export function toLinesResponse(
  lines: LineSource,
  { requestId, isCut = false }: { requestId: string; isCut?: boolean | undefined },
): LinesResponse {
  const ended = Promise.withResolvers<FailedReply | undefined>();
  const encoder = new TextEncoder();
  let isOpen = true;
  let isBegun = false;
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (line: unknown): void => {
        if (!isOpen || (isCut && isBegun)) return;
        isBegun = true;
        controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
      };
      void produceAll(lines, send, requestId).then((failure) => {
        if (isOpen && !isCut) controller.close();
        ended.resolve(failure);
      });
    },
    pull(controller) {
      if (!isCut || !isBegun) return;
      isOpen = false;
      controller.error(new Error('Cut on purpose.'));
    },
    cancel() {
      isOpen = false;
      lines.leave();
    },
  });
  const headers = {
    'content-type': 'application/x-ndjson',
    'cache-control': 'no-store',
    'x-request-id': requestId,
  };
  return { response: new Response(stream, { headers }), ended: ended.promise };
}

async function produceAll(
  lines: LineSource,
  send: (line: unknown) => void,
  requestId: string,
): Promise<FailedReply | undefined> {
  try {
    await lines.produce(send);
    return undefined;
  } catch (error) {
    const failure = toErrorReply(error, requestId);
    send({ kind: 'failure', status: failure.status, body: failure.body });
    return failure;
  }
}
