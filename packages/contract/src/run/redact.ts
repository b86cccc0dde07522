import type { Known } from '../matching/pattern.ts';

const MAX_LENGTH = 300;
/** Shorter values are common words, such as a sandbox named `dev`. */
const MIN_LENGTH = 6;

/**
 * A message about a response that is safe to store and show. Known values, ids, accounts, and possible tokens are
 * replaced with their names.
 */
export function redact(text: string, known: Known): string {
  const values = Object.entries(known)
    .filter(([, value]) => value.length >= MIN_LENGTH)
    .toSorted(([, left], [, right]) => right.length - left.length);
  const named = values.reduce((rest, [name, value]) => {
    const quoted = JSON.stringify(value).slice(1, -1);
    return rest.replaceAll(value, `{${name}}`).replaceAll(quoted, `{${name}}`);
  }, text);
  return named
    .replaceAll(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/gi, '{id}')
    .replaceAll(/[\w.+-]+@[\w.-]+/g, '{account}')
    .replaceAll(/[\w+/=.~-]{32,}/g, '{token}')
    .slice(0, MAX_LENGTH);
}
