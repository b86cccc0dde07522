import { StoreOpenError } from '../domain/store-open-error.ts';
import { whyUnavailable } from '../store/database/why-unavailable.ts';

/**
 * Runs work on the store and the data directory. A failure of the database or the file system becomes a
 * `StoreOpenError`; other errors are rethrown unchanged.
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
    const message = `${path} cannot be used (${code}). Give this user read and write access to the data directory, free disk space if it is full, or choose another directory.`;
    return new StoreOpenError('store-not-writable', message, { cause });
  }
  const reason = whyUnavailable(cause);
  return reason === undefined ? cause : new StoreOpenError('store-unavailable', reason, { cause });
}
