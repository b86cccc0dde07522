import { coerceParams } from './coerce-params.ts';
import type { Finding } from './finding.ts';
import { findUnknownParams } from './lint/find-unknown-params.ts';
import { lintParams } from './lint/lint-params.ts';
import type { AuthVariant, SourceDefinition } from './source.ts';
import { validateParams } from './validate.ts';

/** The parameters of a variant, with the findings about them. */
export interface CheckedParams {
  /** Coerced to the types of the variant. */
  params: Readonly<Record<string, unknown>>;
  /** Findings about missing parameters and wrong types. No target accepts these. */
  structure: readonly Finding[];
  /** Findings about values that cannot work, or are unlikely to. A target may accept these. */
  values: readonly Finding[];
}

/**
 * Checks the parameters of a variant: coerces strings, validates the structure and lints the values. Pure, and the same
 * in a browser, a dry run, a create and a test.
 *
 * @param given By name, with secret references already resolved.
 * @param options.now Instant against which dates are compared.
 */
export function checkParams(
  definition: SourceDefinition,
  variant: AuthVariant,
  { params: given, now }: { params: Readonly<Record<string, unknown>>; now: Date },
): CheckedParams {
  const params = coerceParams(variant, given);
  const structure = validateParams(variant, params);
  // The structure already reports an empty value as missing.
  const isReported = ({ code, param }: Finding): boolean =>
    code === 'value-empty' && structure.some((finding) => finding.param === param);
  const values = [
    ...findUnknownParams(variant, params),
    ...lintParams(definition, variant, params, { now }),
  ].filter((finding) => !isReported(finding));
  return { params, structure, values };
}
