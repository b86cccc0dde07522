import { shiftRange, type TextRange } from '../connection-strings/text-range.ts';
import { describeFinding, errorFinding, type Finding, warningFinding } from '../finding.ts';
import type { ValueKind } from '../source.ts';
import { FOREIGN_FORMS } from './foreign-forms.ts';
import { LINTERS } from './linters.ts';
import { findPastedName } from './pasted-assignment.ts';
import { judgeText } from './text-rules.ts';
import type { RecognizedForm, ValueLinter } from './value-linter.ts';

/** What a value is judged against beside its kind. */
export interface LintValueOptions {
  /** Instant against which dates are compared. */
  now: Date;
  /** Parameters given beside the value, which may complete it. */
  params?: Readonly<Record<string, unknown>>;
  /** The value's pattern with `{PLACEHOLDERS}`, for telling how to write it. */
  template?: string | undefined;
}

/** No credential is longer. A longer text is a wrong file, and judging it part by part takes minutes and gigabytes. */
const LONGEST_VALUE = 100_000;

/** Of a text that is wrong everywhere, more would be shown than anybody reads. */
const MOST_FINDINGS = 25;

/**
 * Judges one value: first as a text, then as what its kind says it is. Findings come in the order of the text and
 * never repeat what it says.
 *
 * @param kind `undefined`, or a kind without a linter, for rules that hold for any text only.
 */
export function lintValue(
  kind: ValueKind | undefined,
  text: string,
  { now, params = {}, template }: LintValueOptions,
): readonly Finding[] {
  if (text.length > LONGEST_VALUE) return [tooLong(text)];
  const linter = LINTERS.find(({ name }) => name === kind?.kind);
  const { findings, inner } = judgeText(text, {
    isFree: linter?.isFree ?? kind === undefined,
    hasBracedValues: linter?.hasBracedValues ?? false,
  });
  if (inner === undefined) return inOrder(findings);
  const innerText = text.slice(inner.start, inner.end);
  if (linter === undefined || linter.isFree) {
    const quoted = findPastedName(innerText, { isFree: true });
    if (quoted)
      return inOrder([
        ...findings,
        warningFinding(describeFinding('name-pasted'), shiftRange(quoted, inner.start)),
      ]);
  }
  if (linter === undefined) return inOrder(findings);
  const name = linter.isFree ? undefined : findPastedName(innerText);
  // All that would be said of the rest follows from the name before it.
  if (name) return inOrder([errorFinding(describeFinding('name-pasted'), shiftRange(name, inner.start))]);
  const found = findOtherForm(linter, innerText);
  if (found) return inOrder([...findings, otherForm(found, linter, { range: inner, template })]);
  // A placeholder makes the value around it wrong in ways that would only distract.
  const placeholders = findings.filter(({ code }) => code === 'placeholder-unfilled');
  const judged = linter
    .lint(innerText, { now, service: kind?.service, params })
    .map(({ range, ...finding }) => ({ ...finding, ...(range && { range: shiftRange(range, inner.start) }) }))
    .filter(({ range }) => !placeholders.some((placeholder) => overlap(placeholder.range, range)));
  return inOrder([...findings, ...judged]);
}

/** Forms are tried from the surest to the most general; a generic one says little, so the kind itself comes first. */
function findOtherForm(expected: ValueLinter, text: string): RecognizedForm | undefined {
  const isClaimed = expected.claims?.(text) ?? false;
  const foreign = isClaimed ? undefined : FOREIGN_FORMS.find((form) => form.recognizes(text));
  if (foreign || expected.recognizes(text)) return foreign;
  const found = LINTERS.filter((form) => form.recognizes(text));
  return found.find(({ isGeneric = false }) => !isGeneric) ?? (isClaimed ? undefined : found[0]);
}

function otherForm(
  { name }: RecognizedForm,
  expected: ValueLinter,
  { range, template }: { range: TextRange; template: string | undefined },
): Finding {
  const text = describeFinding(`found-${name}`, { expected: expected.label });
  const fix = expected.advice?.[name] ?? (template && `Write it as ${template}, with your own values.`);
  return errorFinding({ ...text, ...(fix && { fix }) }, range);
}

/** True if two ranges share a character. */
export function overlap(first: TextRange | undefined, second: TextRange | undefined): boolean {
  return first !== undefined && second !== undefined && first.start < second.end && second.start < first.end;
}

function tooLong(text: string): Finding {
  return errorFinding(describeFinding('value-too-long', { limit: LONGEST_VALUE.toLocaleString('en') }), {
    start: 0,
    end: text.length,
  });
}

/** In the order of the text. Where there are too many, errors are kept first, for they stop a create. */
function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const start = ({ range }: Finding) => range?.start ?? Number.MAX_SAFE_INTEGER;
  const errors = findings.filter(({ severity }) => severity === 'error');
  const warnings = findings.filter(({ severity }) => severity !== 'error');
  const kept = findings.length > MOST_FINDINGS ? [...errors, ...warnings].slice(0, MOST_FINDINGS) : findings;
  return kept.toSorted((first, second) => start(first) - start(second));
}
