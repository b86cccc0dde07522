import {
  type AuthVariant,
  type Finding,
  findUnknownParams,
  lintParams,
  type SourceDefinition,
  validateParams,
} from '@headwater/sources';
import type { UntypedAuthInput } from '../connections/connection-input.ts';
import type { ReferenceContext } from '../references/reference-context.ts';
import { resolveParams } from '../references/resolve-references.ts';
import { chooseVariant } from './choose-variant.ts';
import { coerceParams } from './coerce-params.ts';

/** Credentials for a source, read and judged. */
export interface CheckedAuth {
  /** Absent for a source without an auth block. */
  variant: AuthVariant | undefined;
  /** As given, references in place. */
  givenParams: Readonly<Record<string, unknown>>;
  /** With the secrets. */
  params: Readonly<Record<string, unknown>>;
  /** What is missing or of the wrong type. No target takes these. */
  structure: readonly Finding[];
  /** What cannot work, or likely not. A target may take these. */
  values: readonly Finding[];
}

/** Chooses the variant, reads the secrets, and judges structure and values. */
export async function checkAuth(
  definition: SourceDefinition,
  auth: UntypedAuthInput | undefined,
  { references, now }: { references: ReferenceContext; now: () => number },
): Promise<CheckedAuth> {
  const { method, ...givenParams } = auth ?? {};
  const variant = chooseVariant(definition, method, givenParams);
  if (!variant) return { variant, givenParams: {}, params: {}, structure: [], values: [] };
  const params = coerceParams(variant, await resolveParams(givenParams, references));
  const structure = validateParams(variant, params);
  // Of an empty value, structure says already that it is missing.
  const isSaid = ({ code, param }: Finding) =>
    code === 'value-empty' && structure.some((finding) => finding.param === param);
  return {
    variant,
    givenParams,
    params,
    structure,
    values: [
      ...findUnknownParams(variant, params),
      ...lintParams(definition, variant, params, { now: new Date(now()) }),
    ].filter((finding) => !isSaid(finding)),
  };
}
