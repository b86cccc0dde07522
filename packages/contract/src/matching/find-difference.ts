import { fillInText } from './fill-in.ts';
import type { Check, Known, Pattern } from './pattern.ts';

/**
 * Compares a value with a pattern.
 *
 * @param path Of the value, for the message.
 * @returns a message about the first difference, or nothing. It quotes strings of the value: redact them before
 * storing the message.
 */
export function findDifference(
  pattern: Pattern,
  value: unknown,
  { path, known }: { path: string; known: Known },
): string | undefined {
  if (isCheck(pattern)) {
    return pattern.holds(value, known)
      ? undefined
      : `${path} is not ${pattern.wanted}, but ${describe(value)}`;
  }
  if (Array.isArray(pattern)) return findInList(pattern, value, { path, known });
  if (typeof pattern === 'object' && pattern !== null) return findInObject(pattern, value, { path, known });
  const wanted = typeof pattern === 'string' ? fillInText(pattern, known) : pattern;
  return value === wanted ? undefined : `${path} is not ${JSON.stringify(pattern)}, but ${describe(value)}`;
}

function findInList(
  patterns: readonly Pattern[],
  value: unknown,
  { path, known }: { path: string; known: Known },
): string | undefined {
  if (!Array.isArray(value) || value.length !== patterns.length) {
    return `${path} is not a list of ${patterns.length}, but ${describe(value)}`;
  }
  return first(
    patterns.map((pattern, index) => [pattern, value[index], `${path}[${index}]`]),
    known,
  );
}

function findInObject(
  pattern: object,
  value: unknown,
  { path, known }: { path: string; known: Known },
): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return `${path} is not an object, but ${describe(value)}`;
  }
  const members = value as Readonly<Record<string, unknown>>;
  return first(
    Object.entries(pattern).map(([name, wanted]) => [wanted, members[name], `${path}.${name}`]),
    known,
  );
}

function first(parts: readonly [Pattern, unknown, string][], known: Known): string | undefined {
  for (const [pattern, value, path] of parts) {
    const difference = findDifference(pattern, value, { path, known });
    if (difference !== undefined) return difference;
  }
  return undefined;
}

function isCheck(pattern: Pattern): pattern is Check {
  return typeof pattern === 'object' && pattern !== null && 'holds' in pattern;
}

function describe(value: unknown): string {
  if (value === undefined) return 'absent';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  return JSON.stringify(value);
}
