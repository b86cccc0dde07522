import { shiftRange, type TextRange } from '../connection-strings/text-range.ts';
import { errorFinding, type Finding } from '../finding.ts';
import type { ValueKind } from '../source.ts';
import { FOREIGN_FORMS } from './foreign-forms.ts';
import { LINTERS } from './linters.ts';
import { judgeText } from './text-rules.ts';
import type { RecognisedForm, ValueLinter } from './value-linter.ts';

/** What a value is judged against beside its kind. */
export interface LintValueOptions {
  /** Instant against which dates are compared. */
  now: Date;
  /** Parameters given beside the value, which may complete it. */
  params?: Readonly<Record<string, unknown>>;
}

/**
 * Judges one value: first as a text, then as what its kind says it is. Findings come in the order of the text and
 * never repeat what it says.
 *
 * @param kind `undefined`, or a kind without a linter, for rules that hold for any text only.
 */
export function lintValue(
  kind: ValueKind | undefined,
  text: string,
  { now, params = {} }: LintValueOptions,
): readonly Finding[] {
  const { findings, inner } = judgeText(text, { isFree: kind === undefined });
  const linter = LINTERS.find(({ name }) => name === kind?.kind);
  if (inner === undefined || linter === undefined) return findings;
  const innerText = text.slice(inner.start, inner.end);
  const judged = judgeAs(linter, innerText, () =>
    linter.lint(innerText, { now, service: kind?.service, params }),
  );
  const placeholders = findings
    .filter(({ code }) => code === 'placeholder-unfilled')
    .map(({ range }) => range);
  const remaining = judged
    .map(({ range, ...finding }) => ({ ...finding, ...(range && { range: shiftRange(range, inner.start) }) }))
    .filter((finding) => !placeholders.some((placeholder) => overlap(placeholder, finding.range)));
  return [...findings, ...remaining].toSorted((first, second) => startOf(first) - startOf(second));
}

function judgeAs(expected: ValueLinter, text: string, lint: () => readonly Finding[]): readonly Finding[] {
  const found =
    FOREIGN_FORMS.find((form) => form.recognises(text)) ??
    (expected.recognises(text) ? undefined : LINTERS.find((form) => form.recognises(text)));
  return found === undefined || found === expected ? lint() : [otherForm(found, expected, text.length)];
}

function otherForm(found: RecognisedForm, expected: RecognisedForm, end: number): Finding {
  return errorFinding({
    code: `found-${found.name}`,
    range: { start: 0, end },
    cause: `This is ${found.label}; the parameter takes ${expected.label}.`,
    fix: `Give ${expected.label}, or choose the source or the method that takes what you have.`,
  });
}

/** A placeholder makes the value around it wrong in ways that would only distract. */
function overlap(first: TextRange | undefined, second: TextRange | undefined): boolean {
  return first !== undefined && second !== undefined && first.start < second.end && second.start < first.end;
}

function startOf({ range }: Finding): number {
  return range?.start ?? Number.MAX_SAFE_INTEGER;
}
