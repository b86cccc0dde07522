import type { AuthParameter, AuthVariant } from '@headwater/core';
import type { Params } from './params.ts';

/** Flags are text: reads as JSON what the variant declares to be a number, a boolean, an object or a list. */
export function toTypedParams(params: Params, variant: AuthVariant): Params {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      return [
        name,
        toTyped(
          value,
          variant.params.find((param) => param.name === name),
        ),
      ];
    }),
  );
}

function toTyped(value: unknown, param: AuthParameter | undefined): unknown {
  if (typeof value !== 'string' || param === undefined || param.type === 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
