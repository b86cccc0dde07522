import { type ConnectionTest, type CreatedConnection, type Session, testConnection } from '@headwater/core';
import { toErrorDocument } from '../error-report/error-document.ts';
import { EXIT_CODE, type ExitCode } from '../errors/exit-code.ts';
import type { OutputFlags } from '../output/print-result.ts';
import { note } from '../output/progress.ts';
import { followTest } from './follow-test.ts';

/** The test of a new connection. The connection exists in any case and must be printed. */
export interface CreatedTest {
  report?: ConnectionTest;
  /** Why there is no report. */
  error?: unknown;
  /** The part that goes into the JSON result. */
  shown: Record<string, unknown>;
  exitCode: ExitCode;
}

/** The platform sets a new connection up before it can be used. */
const READY_WITHIN_MS = 120_000;

function noteOnce(): () => void {
  let isNoted = false;
  return () => {
    if (!isNoted) note('The connection is initializing; the test starts once it is ready.');
    isNoted = true;
  };
}

/** Tests a new connection, once it has left the state `initializing`. */
export async function testCreated(
  created: CreatedConnection,
  session: Session,
  flags: OutputFlags,
): Promise<CreatedTest> {
  try {
    const report = await followTest(flags, (onStage) =>
      testConnection(created, { session, onStage, readyWithinMs: READY_WITHIN_MS, onWaiting: noteOnce() }),
    );
    return {
      report,
      shown: { test: report },
      exitCode: report.result ? EXIT_CODE.ok : EXIT_CODE.sourceRefused,
    };
  } catch (error) {
    const document = toErrorDocument(error);
    return {
      error,
      shown: { testError: session.redactor.redactValue(document) },
      exitCode: document.exitCode,
    };
  }
}
