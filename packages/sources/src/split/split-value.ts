import type { ValuePart } from '../parts/value-part.ts';
import type { AuthParameter, AuthVariant, SourceDefinition } from '../source.ts';
import { fitVariants, type VariantFit } from './fit-variants.ts';
import { splitAddress } from './split-address.ts';
import { splitPairs } from './split-pairs.ts';

/**
 * The parts of a value, and the variants whose fields it can fill. Contains ranges of the value, never its content.
 */
export interface SplitValue {
  /** In ascending order; at least two. */
  parts: readonly ValuePart[];
  fits: readonly VariantFit[];
}

/**
 * Splits the value of one parameter: a connection string or an address of any supported kind, regardless of the kind
 * that the parameter takes. Never throws.
 *
 * @returns undefined if the value has only one part
 */
export function splitValue(
  definition: Pick<SourceDefinition, 'variants'>,
  variant: AuthVariant,
  { param, text }: { param: AuthParameter; text: string },
): SplitValue | undefined {
  const address = splitAddress(text);
  const isAdoNet = param.value?.kind === 'sql-server-connection-string';
  const parts = address.length > 0 ? address : splitPairs(text, { isAdoNet });
  if (parts.length < 2) return undefined;
  return { parts, fits: fitVariants(definition, { variant, param, text, parts }) };
}
