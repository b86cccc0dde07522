import { InvalidInputError } from '../errors/invalid-input-error.ts';

/**
 * Builds a URL path in which each inserted value is one encoded segment.
 *
 * An empty value or a dot segment would address another resource, so neither is sent: a delete of `..` must not
 * become a delete of the collection.
 * @throws InvalidInputError
 */
export function path(texts: TemplateStringsArray, ...values: readonly string[]): string {
  return String.raw({ raw: texts }, ...values.map(segment));
}

function segment(value: string): string {
  if (value === '' || value === '.' || value === '..') {
    throw new InvalidInputError(`"${value}" cannot be the id or name of anything.`, {
      code: 'invalid-path-segment',
      nextSteps: ['Give the id or name of what you mean.'],
    });
  }
  return encodeURIComponent(value);
}
