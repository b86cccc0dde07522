import { HeadwaterError, isApiError } from '@headwater/sdk';
import { describeError } from '../errors/describe-error.ts';
import type { Session } from './session.ts';

/**
 * The write guard. A production sandbox, or one whose type is unavailable, accepts writes only after confirmation.
 *
 * @throws HeadwaterError with code `production-guard`; nothing was written.
 */
export async function assertWritable(
  { sandbox, target }: Session,
  { yesProduction = false }: { yesProduction?: boolean | undefined },
): Promise<void> {
  if (yesProduction) return;
  const { type } = await target.sandbox().catch((cause: unknown) => {
    throw isUnclear(cause) ? unlearned(sandbox, cause) : cause;
  });
  if (type === 'development') return;
  throw new HeadwaterError(...describeError('production-guard', { sandbox }));
}

/** An invalid token or an unknown sandbox also stops the write, with a more specific error. */
function isUnclear(error: unknown): boolean {
  return isApiError(error) && error.status !== 401 && error.status !== 404;
}

function unlearned(sandbox: string, cause: unknown): HeadwaterError {
  const reason = cause instanceof Error ? ` ${cause.message}` : '';
  return new HeadwaterError(
    ...describeError('production-guard.type-unknown', { sandbox, reason }, { cause }),
  );
}
