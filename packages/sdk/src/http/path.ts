import { InvalidInputError } from '../errors/invalid-input-error.ts';

/**
 * Fills the `{placeholders}` of a URL path, each with one encoded segment.
 *
 * An empty value or a dot segment would address another resource, so neither is sent: deleting `..` must not delete
 * the collection.
 * @throws InvalidInputError
 */
export function fillPath(template: string, values: Readonly<Record<string, string>> = {}): string {
  return template.replace(/\{(\w+)\}/g, (_placeholder, name: string) => segment(values[name] ?? ''));
}

function segment(value: string): string {
  if (value === '' || value === '.' || value === '..' || !value.isWellFormed()) {
    throw new InvalidInputError(`"${value.toWellFormed()}" cannot be an id or a name.`, {
      code: 'invalid-path-segment',
      nextSteps: ['Give the id or name of the object.'],
    });
  }
  return encodeURIComponent(value);
}
