import { StoreOpenError } from '../domain/store-open-error.ts';
import { whyUnavailable } from '../store/database/why-unavailable.ts';

/**
 * Runs work on the store and the data directory. A failure of the database or the file system becomes a `StoreOpenError`;
 * any other error is rethrown as it is.
 */
export async function explainDataFailures<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw explain(error);
  }
}

const REFUSALS = /^(EACCES|EPERM|EROFS|ENOTDIR|EEXIST|ENOSPC|EDQUOT)$/;

function explain(cause: unknown): unknown {
  if (!(cause instanceof Error)) return cause;
  const { path, code = '' }: NodeJS.ErrnoException = cause;
  if (path !== undefined && REFUSALS.test(code)) {
    const message = `${path} cannot be used (${code}). Let this user read and write the data directory, with room in it, or choose another one.`;
    return new StoreOpenError('store-not-writable', message, { cause });
  }
  const reason = whyUnavailable(cause);
  return reason === undefined ? cause : new StoreOpenError('store-unavailable', reason, { cause });
}
