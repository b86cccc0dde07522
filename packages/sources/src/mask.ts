import { namesOf } from './json-schema.ts';
import { hasCredentials, maskCredentials } from './secrecy/mask-credentials.ts';
import { SECRET_MASK } from './secrecy/secret-mask.ts';
import type { AuthVariant } from './source.ts';

/**
 * Separates parameters that may be shown from secret ones. A parameter that the variant does not declare counts as
 * secret, because it may be a misspelled secret. So does any value that contains a credential, such as an address
 * with a login.
 */
export function splitSecrets(
  variant: AuthVariant | undefined,
  params: Readonly<Record<string, unknown>>,
): { open: Record<string, unknown>; secret: Record<string, unknown> } {
  const openNames = openNamesOf(variant);
  const entries = Object.entries(params);
  const isOpen = ([name, value]: [string, unknown]): boolean => openNames.has(name) && !hasCredentials(value);
  return {
    open: Object.fromEntries(entries.filter(isOpen)),
    secret: Object.fromEntries(entries.filter((entry) => !isOpen(entry))),
  };
}

/** The parameters with every secret replaced by the mask. In an address, only the credentials are replaced. */
export function maskSecrets(
  variant: AuthVariant | undefined,
  params: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const openNames = openNamesOf(variant);
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      openNames.has(name) ? maskCredentials(value) : SECRET_MASK,
    ]),
  );
}

function openNamesOf(variant: AuthVariant | undefined): ReadonlySet<string> {
  const declared = variant?.params.filter((param) => !param.isSecret).flatMap(namesOf) ?? [];
  return new Set([...declared, ...(variant?.answeredParams ?? [])]);
}
