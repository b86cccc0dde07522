import { lintValue } from '../lint/lint-value.ts';

const NOW = new Date('2026-11-22T12:00:00Z');

/** The findings of a linter, one per line: severity, code and, if the finding has a range, the characters in it. */
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
