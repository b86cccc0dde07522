import type { AuthVariant } from './source.ts';

/** Stands where a secret was. */
export const SECRET_MASK = '********';

/**
 * Splits parameters into what may be shown and what may not. A parameter the variant does not declare counts as
 * secret: it may be a misspelt one.
 */
export function splitSecrets(
  variant: AuthVariant | undefined,
  params: Readonly<Record<string, unknown>>,
): { open: Record<string, unknown>; secret: Record<string, unknown> } {
  const openNames = new Set(variant?.params.filter((param) => !param.isSecret).map((param) => param.name));
  const entries = Object.entries(params);
  return {
    open: Object.fromEntries(entries.filter(([name]) => openNames.has(name))),
    secret: Object.fromEntries(entries.filter(([name]) => !openNames.has(name))),
  };
}

/** The parameters with every secret replaced by the mask. */
export function maskSecrets(
  variant: AuthVariant | undefined,
  params: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const { open } = splitSecrets(variant, params);
  return Object.fromEntries(
    Object.keys(params).map((name) => [name, Object.hasOwn(open, name) ? open[name] : SECRET_MASK]),
  );
}
