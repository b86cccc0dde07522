import { namesOf } from './json-schema.ts';
import type { AuthVariant, SourceDefinition } from './source.ts';
import { validateParams } from './validate.ts';

/**
 * Finds the variant that an API body means. Where several variants share a `specName`, those whose structure the
 * parameters satisfy, or all of them when none is satisfied, are compared by the names given: a parameter that a variant
 * does not declare tells against it, then one that it declares and is not given. What remains equal is settled by the
 * catalog's order.
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
