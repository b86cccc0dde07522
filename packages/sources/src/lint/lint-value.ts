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
  const found = findOtherForm(linter, innerText);
  if (found) return inOrder([...findings, otherForm(found, linter, inner)]);
  const placeholders = findings.filter(({ code }) => code === 'placeholder-unfilled');
  const judged = linter
    .lint(innerText, { now, service: kind?.service, params })
    .map(({ range, ...finding }) => ({ ...finding, ...(range && { range: shiftRange(range, inner.start) }) }))
    .filter(({ range }) => !placeholders.some((placeholder) => overlap(placeholder.range, range)));
  return inOrder([...findings, ...judged]);
}

function findOtherForm(expected: ValueLinter, text: string): RecognisedForm | undefined {
  const foreign = FOREIGN_FORMS.find((form) => form.recognises(text));
  if (foreign || expected.recognises(text)) return foreign;
  return LINTERS.find((form) => form.recognises(text));
}

function otherForm(found: RecognisedForm, expected: RecognisedForm, range: TextRange): Finding {
  return errorFinding({
    code: `found-${found.name}`,
    range,
    cause: `This is ${found.label}; the parameter takes ${expected.label}.`,
    fix: `Give ${expected.label}, or choose the source or the method that takes what you have.`,
  });
}

/** A placeholder makes the value around it wrong in ways that would only distract. */
function overlap(first: TextRange | undefined, second: TextRange | undefined): boolean {
  return first !== undefined && second !== undefined && first.start < second.end && second.start < first.end;
}

function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const start = ({ range }: Finding) => range?.start ?? Number.MAX_SAFE_INTEGER;
  return findings.toSorted((first, second) => start(first) - start(second));
}
