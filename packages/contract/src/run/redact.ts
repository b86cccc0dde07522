import type { Known } from '../matching/pattern.ts';

const MAX_LENGTH = 300;
/** Shorter ones are words that stand everywhere, such as a sandbox called `dev`. */
const MIN_LENGTH = 6;

/** Text about an answer that may be kept and shown: what is known, ids, accounts and whatever looks like a token are named. */
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
