import { DriverError } from '@headwater/drivers';
import { problem, sourceProblem } from '../problems/service-problem.ts';

/** What keeps a file from being understood when nobody has told what it is. */
const UNDETECTED: ReadonlySet<string> = new Set([
  'file-unreadable',
  'compression-unsupported',
  'encoding-unsupported',
]);

/** A wrong cursor is a fault of the request, not of the source. */
const CURSOR_CODES: ReadonlySet<string> = new Set(['cursor-invalid', 'cursor-of-other-path']);

/**
 * Runs one use of a source; what the source did wrong becomes a problem with its cause and next step, and never the
 * source's own words.
 *
 * @param isDetecting Whether it was to be found out what a file is.
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
      throw problem('FLOW-1453-400', 'after', `${error.cause} ${error.nextStep}`);
    const code = isDetecting && UNDETECTED.has(error.code) ? 'CONNECTOR-1375-400' : 'CONNECTOR-1308-400';
    throw sourceProblem(code, `${error.cause} ${error.nextStep}`, error.code);
  }
}
