import type { TestLine, TestReport, TestStage } from '@headwater/models';
import { inLines, ok, type Reply } from '../../http/reply.ts';

/** How the client receives the results of a test. */
export interface TestWatch {
  /** Aborted when the client disconnects. */
  signal: AbortSignal;
  /** Called after each stage; absent if the client waits for the whole report. */
  onStage?: (stage: TestStage) => void;
}

const LINES = /(^|,)\s*application\/x-ndjson\s*(;|,|$)/i;

/**
 * Answers a test with its report or, for a client that accepts lines, stage by stage. Failures before the end of the
 * first stage are thrown, so that they are answered with their own status.
 */
export async function answerInStages(
  { headers, signal: gone }: Request,
  test: (watch: TestWatch) => Promise<TestReport>,
): Promise<Reply<TestReport>> {
  if (!LINES.test(headers.get('accept') ?? '')) return ok(await test({ signal: gone }));
  const leaving = new AbortController();
  const begun = Promise.withResolvers<void>();
  const pending: TestLine[] = [];
  let send = (line: TestLine): void => void pending.push(line);
  const report = test({
    // Not every runtime aborts the request when its body is no longer read.
    signal: AbortSignal.any([gone, leaving.signal]),
    onStage(stage) {
      send({ kind: 'stage', stage });
      begun.resolve();
    },
  });
  await Promise.race([begun.promise, report]);
  return inLines({
    async produce(listener) {
      pending.forEach(listener);
      send = listener;
      const { stages: _sent, ...outcome } = await report;
      listener({ kind: 'outcome', ...outcome } satisfies TestLine);
    },
    leave: () => leaving.abort(),
  });
}
