import { describeFinding, errorFinding, type Finding, type FindingText } from '../finding.ts';
import { namesOf } from '../json-schema.ts';
import type { AuthVariant } from '../source.ts';
import { suggestName } from '../suggest-name.ts';

/**
 * Finds parameters that the variant does not have. The platform ignores unknown parameters without an error, so a
 * misspelled parameter is effectively missing.
 */
export function findUnknownParams(
  variant: AuthVariant,
  params: Readonly<Record<string, unknown>>,
): readonly Finding[] {
  const accepted = new Set(variant.params.flatMap(namesOf));
  return Object.keys(params)
    .filter((name) => !accepted.has(name))
    .map((name) => ({ ...errorFinding(unknownParam(name, variant)), param: name }));
}

function unknownParam(name: string, { specName, params }: AuthVariant): FindingText {
  const known = params.map((param) => param.name);
  const suggestion = suggestName(name, known);
  return suggestion === undefined
    ? describeFinding('param-unknown', { specName, name, known: known.join(', ') })
    : describeFinding('param-unknown.misspelled', { specName, name, suggestion });
}
