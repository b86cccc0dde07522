import type { Known } from './pattern.ts';

/**
 * Replaces each `{name}` with its value, `{name:unquoted}` with its value without the double quotes of an etag, and
 * `{name:last}` with the last part of a path.
 */
export function fillInText(text: string, known: Known): string {
  return text.replaceAll(/\{(\w+)(?::(unquoted|last))?\}/g, (placeholder, name: string, part?: string) => {
    const value = known[name] ?? placeholder;
    if (part === 'last') return value.slice(value.lastIndexOf('/') + 1);
    return part === undefined ? value : value.replace(/^"(.*)"$/, '$1');
  });
}

/** Replaces each `{name}` in every string of a JSON value. */
export function fillIn(value: unknown, known: Known): unknown {
  if (typeof value === 'string') return fillInText(value, known);
  if (Array.isArray(value)) return value.map((item) => fillIn(item, known));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, fillIn(member, known)]));
}
