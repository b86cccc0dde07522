import type { AuthModels, SourceSlug } from './generated/auth-models.ts';

/** Keys of the auth variants of a source. */
export type AuthMethod<S extends SourceSlug> = keyof AuthModels[S] & string;

/**
 * The credentials for a source: the variant's key as `method`, along with that variant's parameters.
 *
 * @example const auth: AuthInput<'azure-blob'> = { method: 'SasUri', sasUri: '${env:BLOB_SAS}' };
 */
export type AuthInput<S extends SourceSlug> = {
  [M in AuthMethod<S>]: { method: M } & AuthModels[S][M];
}[AuthMethod<S>];
