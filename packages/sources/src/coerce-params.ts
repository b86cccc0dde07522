import type { AuthParameter, AuthVariant } from './source.ts';

/**
 * Converts strings to the types of a variant, since flags, the environment and files provide strings only. A string
 * that cannot be converted stays unchanged, and validation reports it.
 */
export function coerceParams(
  variant: AuthVariant,
  params: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const types = new Map(variant.params.map((param) => [param.name, param.type]));
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' ? coerce(value, types.get(name)) : value,
    ]),
  );
}

function coerce(text: string, type: AuthParameter['type'] | undefined): unknown {
  if (type === undefined || type === 'string') return text;
  if (type === 'integer' || type === 'number') return toNumber(text);
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return text;
  }
}

/** A number that would come out as another one stays a string. */
function toNumber(text: string): number | string {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  const isExact = Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value);
  return isExact ? value : text;
}
