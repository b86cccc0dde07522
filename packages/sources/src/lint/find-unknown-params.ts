import { errorFinding, type Finding } from '../finding.ts';
import { namesOf } from '../json-schema.ts';
import type { AuthVariant } from '../source.ts';
import { suggestName } from './suggest-name.ts';

/** Finds parameters the variant does not have. The platform ignores those silently, so a misspelled one is as good as missing. */
export function findUnknownParams(
  variant: AuthVariant,
  params: Readonly<Record<string, unknown>>,
): readonly Finding[] {
  const known = variant.params.map(({ name }) => name);
  const accepted = new Set(variant.params.flatMap(namesOf));
  return Object.keys(params)
    .filter((name) => !accepted.has(name))
    .map((name) => ({
      ...errorFinding({
        code: 'param-unknown',
        cause: `"${variant.specName}" has no parameter ${name}. The platform ignores it, so what it was meant to say is lost.`,
        fix: adviseOn(name, known),
      }),
      param: name,
    }));
}

function adviseOn(name: string, known: readonly string[]): string {
  const suggestion = suggestName(name, known);
  return suggestion === undefined
    ? `Remove it; the parameters are ${known.join(', ')}.`
    : `Did you mean ${suggestion}?`;
}
