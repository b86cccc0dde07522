import { namesOf } from './json-schema.ts';
import { hasCredentials, maskCredentials } from './secrecy/mask-credentials.ts';
import { SECRET_MASK } from './secrecy/secret-mask.ts';
import type { AuthVariant } from './source.ts';

/**
 * Splits parameters into what may be shown and what may not. A parameter the variant does not declare counts as
 * secret: it may be a misspelled one. So does any value with a credential in it, such as an address with a login.
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

/** The parameters with every secret replaced by the mask; of an address, only the credentials in it. */
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
