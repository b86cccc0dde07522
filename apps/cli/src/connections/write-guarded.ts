import type { Session } from '@headwater/core';
import { canAsk } from '../input/can-ask.ts';
import { withProgress } from '../output/progress.ts';

interface GuardFlags {
  json: boolean;
  'yes-production': boolean;
}

type Write<Result> = (options: { yesProduction: boolean }) => Promise<Result>;

/** Does a write; when the target turns out to be production, asks the person at the terminal and does it after a yes. */
export async function writeGuarded<Result>(
  session: Session,
  flags: GuardFlags,
  write: Write<Result>,
): Promise<Result> {
  try {
    return await withProgress('Writing', write({ yesProduction: flags['yes-production'] }));
  } catch (error) {
    if (!isProductionGuard(error) || !canAsk(flags)) throw error;
    const { confirmProduction } = await import('../prompts/confirm-production.ts');
    if (!(await confirmProduction(session.sandbox))) throw error;
    return await withProgress('Writing', write({ yesProduction: true }));
  }
}

function isProductionGuard(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'production-guard';
}
