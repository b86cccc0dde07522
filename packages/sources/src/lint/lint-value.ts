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
  /** The value's pattern with `{PLACEHOLDERS}`, for telling how to write it. */
  template?: string | undefined;
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
  { now, params = {}, template }: LintValueOptions,
): readonly Finding[] {
  const linter = LINTERS.find(({ name }) => name === kind?.kind);
  const { findings, inner } = judgeText(text, {
    isFree: kind === undefined,
    hasBracedValues: linter?.hasBracedValues ?? false,
  });
  if (inner === undefined || linter === undefined) return findings;
  const innerText = text.slice(inner.start, inner.end);
  const found = findOtherForm(linter, innerText);
  if (found) return inOrder([...findings, otherForm(found, linter, { range: inner, template })]);
  const placeholders = findings.filter(({ code }) => code === 'placeholder-unfilled');
  const judged = linter
    .lint(innerText, { now, service: kind?.service, params })
    .map(({ range, ...finding }) => ({ ...finding, ...(range && { range: shiftRange(range, inner.start) }) }))
    .filter(({ range }) => !placeholders.some((placeholder) => overlap(placeholder.range, range)));
  return inOrder([...findings, ...judged]);
}

/** Forms are tried from the surest to the most general; a generic one says little, so the kind itself comes first. */
function findOtherForm(expected: ValueLinter, text: string): RecognisedForm | undefined {
  const isClaimed = expected.claims?.(text) ?? false;
  const foreign = isClaimed ? undefined : FOREIGN_FORMS.find((form) => form.recognises(text));
  if (foreign || expected.recognises(text)) return foreign;
  const found = LINTERS.filter((form) => form.recognises(text));
  return found.find(({ isGeneric = false }) => !isGeneric) ?? (isClaimed ? undefined : found[0]);
}

function otherForm(
  { name, label }: RecognisedForm,
  expected: ValueLinter,
  { range, template }: { range: TextRange; template: string | undefined },
): Finding {
  const rewrite = template && `Write it as ${template}, with your own values.`;
  return errorFinding({
    code: `found-${name}`,
    range,
    cause: `This is ${label}; the parameter takes ${expected.label}.`,
    fix:
      expected.advice?.[name] ??
      rewrite ??
      `Give ${expected.label}, or choose the source or the method that takes what you have.`,
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
