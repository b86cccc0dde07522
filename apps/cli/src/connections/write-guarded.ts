import type { Session } from '@headwater/core';
import { withProgress } from '../output/progress.ts';
import { canAsk } from '../prompts/can-ask.ts';

interface GuardFlags {
  json: boolean;
  'yes-production': boolean;
  'confirm-name'?: string | undefined;
}

/** Confirmations from flags or from the terminal. */
interface Confirmed {
  yesProduction: boolean;
  confirmName: string | undefined;
}

type Write<Result> = (confirmed: Confirmed) => Promise<Result>;

/** Runs a write. If core demands a confirmation, asks the person at the terminal and retries, once per kind. */
export async function writeGuarded<Result>(
  session: Session,
  flags: GuardFlags,
  write: Write<Result>,
): Promise<Result> {
  let confirmed: Confirmed = {
    yesProduction: flags['yes-production'],
    confirmName: flags['confirm-name'],
  };
  const asked = new Set<string>();
  for (;;) {
    try {
      return await withProgress('Writing', write(confirmed));
    } catch (error) {
      const code = codeOf(error);
      if (asked.has(code) || !canAsk(flags)) throw error;
      asked.add(code);
      const answer = await askFor(code, error, session);
      if (!answer) throw error;
      confirmed = { ...confirmed, ...answer };
    }
  }
}

async function askFor(
  code: string,
  error: unknown,
  { sandbox }: Session,
): Promise<Partial<Confirmed> | undefined> {
  if (code === 'production-guard') {
    const { confirmProduction } = await import('../prompts/confirm-production.ts');
    return (await confirmProduction(sandbox)) ? { yesProduction: true } : undefined;
  }
  if (code === 'name-not-confirmed' && error instanceof Error) {
    const { askConnectionName } = await import('../prompts/confirm-production.ts');
    return { confirmName: await askConnectionName(error.message) };
  }
  return undefined;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
