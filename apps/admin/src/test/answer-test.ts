import type { Session, TestOptions, TestReport, TestStage } from '@headwater/core';
import { isSameOrigin } from '../access/is-same-origin.ts';
import { attempt } from '../headwater/attempt.ts';
import { TEST_MEDIA_TYPE, type TestMessage } from './test-message.ts';

/**
 * Runs a test and sends each stage to the browser as it ends. This is a route instead of an action because actions of
 * a page wait for each other, and a browser cannot cancel one.
 *
 * @param test Called with the session and the options of the test.
 */
export function answerTest<Report extends TestReport>(
  request: Request,
  sandbox: string,
  test: (
    options: Required<Pick<TestOptions, 'signal' | 'onStage'>> & { session: Session },
  ) => Promise<Report>,
): Response {
  if (!isSameOrigin(request)) return new Response(null, { status: 403 });
  const leaving = new AbortController();
  const signal = AbortSignal.any([request.signal, leaving.signal]);
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    async start(controller) {
      const send = (message: TestMessage<Report>): void => {
        if (!signal.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(message)}\n`));
      };
      const ended = await attempt(sandbox, (session) =>
        test({
          session,
          signal,
          // Redaction does not change the shape.
          onStage: (stage) => send({ stage: session.redactor.redactValue(stage) as TestStage }),
        }),
      );
      send({ ended });
      if (!signal.aborted) controller.close();
    },
    cancel: () => leaving.abort(),
  });
  // Without `no-transform`, Next would buffer the lines to compress them.
  const headers = { 'content-type': TEST_MEDIA_TYPE, 'cache-control': 'no-store, no-transform' };
  return new Response(stream, { headers });
}
