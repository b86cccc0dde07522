import { HeadwaterError } from './headwater-error.ts';

/** The token endpoint answered, but with no token we can use. */
export class AuthError extends HeadwaterError {
  override readonly name: string = 'AuthError';
}

/** Whether something thrown says that no token could be had. */
export function isAuthError(error: unknown): error is AuthError {
  return error instanceof AuthError;
}
