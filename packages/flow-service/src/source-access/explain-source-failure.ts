import { DriverError } from '@headwater/drivers';
import { problem, sourceProblem } from '../problems/service-problem.ts';

/** Failures to detect a file's format. */
const UNDETECTED: ReadonlySet<string> = new Set([
  'file-unreadable',
  'compression-unsupported',
  'encoding-unsupported',
]);

/** A wrong cursor is a fault of the request, not of the source. */
const CURSOR_CODES: ReadonlySet<string> = new Set(['cursor-invalid', 'cursor-of-other-path']);

/**
 * Runs one operation on a source. A failure of the source becomes a problem with a cause and a next step, without the
 * source's own message.
 *
 * @param isDetecting True if the format of a file was to be detected.
 */
export async function explainSourceFailure<Result>(
  use: () => Promise<Result>,
  isDetecting = false,
): Promise<Result> {
  try {
    return await use();
  } catch (error) {
    if (!(error instanceof DriverError)) throw error;
    if (CURSOR_CODES.has(error.code))
      throw problem('FLOW-1453-400', { name: 'after', wanted: `${error.cause} ${error.nextStep}` });
    const code = isDetecting && UNDETECTED.has(error.code) ? 'CONNECTOR-1375-400' : 'CONNECTOR-1308-400';
    throw sourceProblem(code, `${error.cause} ${error.nextStep}`, error.code);
  }
}
