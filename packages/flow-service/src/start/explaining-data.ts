import { StoreOpenError } from '../domain/store-open-error.ts';
import { whyUnavailable } from '../store/why-unavailable.ts';

/**
 * Works on the data of a service from its start to its end. What keeps that from being done, in the database or in the data
 * directory, is told as a `StoreOpenError`; a failure that explains itself stays what it is.
 */
export async function explainingData<Result>(work: () => Promise<Result>): Promise<Result> {
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
