import type { Auth } from '@headwater/models';
import {
  type AuthVariant,
  maskSecrets,
  SECRET_MASK,
  secretsExpireAt,
  splitSecrets,
} from '@headwater/sources';
import type { ConnectionRow } from '../domain/connection-store.ts';
import type { Scope } from '../domain/scope.ts';
import type { SecretSealer } from '../domain/sealed-secrets.ts';

/** An auth block with its parameters, including secrets in clear. */
export type ClearAuth = Required<Auth>;

/** The connection that owns the secrets. They are sealed for it and cannot be unsealed for another. */
export interface SecretOwner {
  scope: Scope;
  id: string;
}

/** Separates secret parameters from open ones and seals them. */
export function sealAuth(
  { specName, params }: ClearAuth,
  { variant, owner, sealer }: { variant: AuthVariant; owner: SecretOwner; sealer: SecretSealer },
): NonNullable<ConnectionRow['auth']> {
  const { open, secret } = splitSecrets(variant, params);
  const secretNames = Object.keys(secret);
  const expiry = secretsExpireAt(params);
  return {
    specName,
    openParams: { ...open, ...shownForms(maskSecrets(variant, secret)) },
    secretNames,
    ...(secretNames.length === 0 ? {} : { sealed: sealer.seal(secret, sealOwner(owner)) }),
    ...(expiry === undefined ? {} : { secretsExpireAt: expiry }),
  };
}

/**
 * The part of an address outside its credential stays in clear. A parameter that is secret as a whole has no open
 * part.
 */
export function shownForms(masked: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(masked).filter(([, value]) => value !== SECRET_MASK));
}

/**
 * Returns the auth block of a stored connection with its secrets in clear. Use it for one driver call or one patch,
 * never for output.
 */
export function openAuth(row: ConnectionRow, scope: Scope, sealer: SecretSealer): ClearAuth | undefined {
  if (row.auth === undefined) return undefined;
  const { specName, openParams, sealed } = row.auth;
  const secrets = sealed === undefined ? {} : sealer.open(sealed, sealOwner({ scope, id: row.id }));
  return { specName, params: { ...openParams, ...secrets } };
}

/** Identifies a connection in the seal of its secrets. */
export function sealOwner({ scope, id }: SecretOwner): string {
  return `${scope.imsOrgId}/${scope.sandboxName}/${id}`;
}
