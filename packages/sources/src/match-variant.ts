import { namesOf } from './json-schema.ts';
import type { AuthVariant, SourceDefinition } from './source.ts';
import { validateParams } from './validate.ts';

/**
 * Finds the variant that an API body refers to. If several variants share a `specName`, only those whose structure
 * the parameters satisfy are compared, or all of them if none is satisfied. The best match has the fewest undeclared
 * parameters, then the fewest missing ones. Ties follow the catalog order.
 */
export function matchVariant(
  { variants }: Pick<SourceDefinition, 'variants'>,
  auth: { specName: string; params: unknown },
): AuthVariant | undefined {
  const candidates = variants.filter((variant) => variant.specName === auth.specName);
  const satisfied = candidates.filter((variant) => validateParams(variant, auth.params).length === 0);
  return closestByNames(satisfied.length > 0 ? satisfied : candidates, Object.keys(auth.params ?? {}));
}

function closestByNames(variants: readonly AuthVariant[], given: readonly string[]): AuthVariant | undefined {
  const compared = variants.map((variant) => {
    const declared = variant.params.map(namesOf);
    const undeclared = given.filter((name) => !declared.some((names) => names.includes(name))).length;
    const absent = declared.filter((names) => !names.some((name) => given.includes(name))).length;
    return { variant, undeclared, absent };
  });
  return compared.toSorted((a, b) => a.undeclared - b.undeclared || a.absent - b.absent)[0]?.variant;
}
