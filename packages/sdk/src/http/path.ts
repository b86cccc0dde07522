import { InvalidInputError } from '../errors/invalid-input-error.ts';

/**
 * Fills the `{placeholders}` of a URL path, each with one encoded segment.
 *
 * Refuses an empty value and a dot segment, which would address another resource: deleting `..` must not delete the
 * collection.
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
