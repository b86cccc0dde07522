import type { AuthParameter, AuthVariant, SourceDefinition } from '../source.ts';
import { fitVariants, type VariantFit } from './fit-variants.ts';
import { splitAddress } from './split-address.ts';
import { splitPairs } from './split-pairs.ts';
import type { ValuePart } from './value-part.ts';

/** What a text is made of, and whose fields it can fill. Holds ranges of the text and never what stands there. */
export interface SplitValue {
  /** In the order of the text; at least two. */
  parts: readonly ValuePart[];
  fits: readonly VariantFit[];
}

/**
 * Splits what was written for one parameter: a connection string or an address of any kind that is read here, whether
 * or not it is the kind that the parameter takes. Never throws.
 *
 * @returns undefined for a text of one part only
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
