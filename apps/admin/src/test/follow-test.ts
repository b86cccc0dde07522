import type { TestReport, TestStage } from '@headwater/core';
import type { Attempt } from '../headwater/attempt.ts';
import { TEST_MEDIA_TYPE, type TestMessage } from './test-message.ts';

/** The address of a test and its input. */
export interface TestRequest {
  path: string;
  body: unknown;
}

/**
 * Requests a test from the portal and calls back after each stage.
 * @throws if the portal cannot be reached, the response ends early, or the caller aborts
 */
export async function followTest<Report extends TestReport>(
  { path, body }: TestRequest,
  { signal, onStage }: { signal: AbortSignal; onStage(stage: TestStage): void },
): Promise<Attempt<Report>> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { accept: TEST_MEDIA_TYPE, 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal,
  });
  for await (const line of linesOf(response)) {
    const message = JSON.parse(line) as TestMessage<Report>;
    if ('ended' in message) return message.ended;
    onStage(message.stage);
  }
  throw new Error('The answer ended before the test did.');
}

/** Not every browser supports iteration over a stream. */
async function* linesOf({ body }: Response): AsyncGenerator<string, void, void> {
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = (await reader?.read()) ?? { done: true };
    if (done) return;
    const lines = `${rest}${value}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}
