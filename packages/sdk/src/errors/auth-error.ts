import { HeadwaterError } from './headwater-error.ts';

/** The token endpoint responded, but without a usable token. */
export class AuthError extends HeadwaterError {
  override readonly name: string = 'AuthError';
}

/** True if an error means that no token could be obtained. */
export function isAuthError(error: unknown): error is AuthError {
  return error instanceof AuthError;
}
