import { DriverError } from '@headwater/drivers';
import { problem } from '../problems/service-problem.ts';

/**
 * Runs one use of a source; what the source did wrong becomes a problem with its cause and next step, and never the
 * source's own words.
 */
export async function explainSourceFailure<Result>(use: () => Promise<Result>): Promise<Result> {
  try {
    return await use();
  } catch (error) {
    if (!(error instanceof DriverError)) throw error;
    throw problem('CONNECTOR-1308-400', `${error.cause} ${error.nextStep}`);
  }
}
