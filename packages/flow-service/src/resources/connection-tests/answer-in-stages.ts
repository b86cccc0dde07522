import type { TestLine, TestReport, TestStage } from '@headwater/models';
import { inLines, ok, type Reply } from '../../http/reply.ts';

/** Who follows a test. */
export interface TestWatch {
  /** Aborts when the client goes away. */
  signal: AbortSignal;
  /** Hears of each stage as it ends; absent where the client waits for the whole report. */
  onStage?: (stage: TestStage) => void;
}

const LINES = /(^|,)\s*application\/x-ndjson\s*(;|,|$)/i;

/**
 * Answers a test with its report, or, for a client that takes lines, stage by stage. What fails before the first stage
 * has ended is thrown, so that it is answered with its own status.
 */
export async function answerInStages(
  { headers, signal: gone }: Request,
  test: (watch: TestWatch) => Promise<TestReport>,
): Promise<Reply<TestReport>> {
  if (!LINES.test(headers.get('accept') ?? '')) return ok(await test({ signal: gone }));
  const leaving = new AbortController();
  const begun = Promise.withResolvers<void>();
  const unheard: TestLine[] = [];
  let hear = (line: TestLine): void => void unheard.push(line);
  const report = test({
    // A body that nobody reads any more does not abort the request in every runtime.
    signal: AbortSignal.any([gone, leaving.signal]),
    onStage(stage) {
      hear({ kind: 'stage', stage });
      begun.resolve();
    },
  });
  await Promise.race([begun.promise, report]);
  return inLines({
    async tell(listener) {
      unheard.forEach(listener);
      hear = listener;
      const { stages: _told, ...outcome } = await report;
      listener({ kind: 'outcome', ...outcome } satisfies TestLine);
    },
    leave: () => leaving.abort(),
  });
}
