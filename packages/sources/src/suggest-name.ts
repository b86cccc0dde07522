import { distance } from 'fastest-levenshtein';

/**
 * Finds the name that was probably intended. One letter in four may differ, so none in a short name. Ignores case and
 * spacing.
 */
export function suggestName(written: string, names: readonly string[]): string | undefined {
  const wanted = normalize(written);
  const ranked = names
    .map((name) => ({ name, differences: distance(wanted, normalize(name)) }))
    .filter(({ name, differences }) => differences <= Math.floor(name.length / 4))
    .toSorted((first, second) => first.differences - second.differences);
  return ranked[0]?.name;
}

function normalize(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_-]/g, '');
}
