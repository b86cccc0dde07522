import { HeadwaterError, isApiError } from '@headwater/sdk';
import type { Session } from './session.ts';

const YES = 'Say yes with `--yes-production` (`yesProduction: true`) if the write is meant.';

/**
 * The write guard: a sandbox of type production takes writes only after an explicit yes, and so does one whose type
 * cannot be learned.
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
  throw new HeadwaterError(`The sandbox "${sandbox}" is a production sandbox; nothing was written.`, {
    code: 'production-guard',
    nextSteps: [YES, 'Or name another sandbox with --sandbox.'],
  });
}

/** A wrong token and an unknown sandbox stop the write as well, and say better what is wrong. */
function isUnclear(error: unknown): boolean {
  return isApiError(error) && error.status !== 401 && error.status !== 404;
}

function unlearned(sandbox: string, cause: unknown): HeadwaterError {
  const reason = cause instanceof Error ? ` ${cause.message}` : '';
  return new HeadwaterError(
    `The type of the sandbox "${sandbox}" is unknown, so the sandbox counts as production; nothing was written.${reason}`,
    {
      code: 'production-guard',
      nextSteps: [YES, 'Or check that the credential may use the sandbox.'],
      cause,
    },
  );
}
