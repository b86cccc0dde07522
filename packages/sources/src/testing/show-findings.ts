import { lintValue } from '../lint/lint-value.ts';

const NOW = new Date('2026-11-22T12:00:00Z');

/**
 * What a linter says of a text, a line a finding: severity, code and, where it points at something, the characters that
 * it points at.
 */
export function showFindings(
  { kind, service }: { kind: string; service?: string | undefined },
  text: string,
  params: Readonly<Record<string, unknown>> = {},
): readonly string[] {
  return lintValue({ kind, ...(service && { service }) }, text, { now: NOW, params }).map(
    ({ severity, code, range }) => {
      return `${severity} ${code}${range ? `: ${text.slice(range.start, range.end)}` : ''}`;
    },
  );
}
