import { type AuthVariant, type CheckedParams, checkParams, type SourceDefinition } from '@headwater/sources';
import type { ConnectionAuth } from '../input/connection-input.ts';
import type { ReferenceContext } from '../references/reference-context.ts';
import { resolveParams } from '../references/resolve-references.ts';
import { chooseVariant } from './choose-variant.ts';

/** Validated credentials for a source. */
export interface CheckedAuth extends CheckedParams {
  /** Absent for a source without an auth block. */
  variant: AuthVariant | undefined;
  /** The parameters as given, with references unresolved. */
  givenParams: Readonly<Record<string, unknown>>;
}

/** Chooses the variant, resolves the secrets, and checks structure and values. */
export async function checkAuth(
  definition: SourceDefinition,
  auth: ConnectionAuth | undefined,
  { references, now }: { references: ReferenceContext; now: () => number },
): Promise<CheckedAuth> {
  const { method, params: givenParams = {} } = auth ?? {};
  const variant = chooseVariant(definition, method, givenParams);
  if (!variant) return { variant, givenParams: {}, params: {}, structure: [], values: [] };
  const params = await resolveParams(givenParams, references);
  return { variant, givenParams, ...checkParams(definition, variant, { params, now: new Date(now()) }) };
}
