import { describeFinding, errorFinding, type Finding, warningFinding } from '../finding.ts';
import type { ValueKind } from '../source.ts';
import { shiftRange, type TextRange } from '../text-range.ts';
import { FOREIGN_FORMS } from './foreign-forms.ts';
import { LINTERS } from './linters.ts';
import { findPastedName } from './pasted-assignment.ts';
import { checkText } from './text-rules.ts';
import type { RecognizedForm, ValueLinter } from './value-linter.ts';

/** The context in which a value is checked. */
export interface LintValueOptions {
  /** Instant against which dates are compared. */
  now: Date;
  /** The other parameters, which may complete the value. */
  params?: Readonly<Record<string, unknown>>;
  /** The value's pattern with `{PLACEHOLDERS}`, to show the expected form. */
  template?: string | undefined;
}

/**
 * No credential is longer. A longer value is the wrong file, and checking it part by part takes minutes and
 * gigabytes.
 */
const LONGEST_VALUE = 100_000;

/** If a value has many errors, no one reads more findings than this. */
const MOST_FINDINGS = 25;

/**
 * Checks one value: first as a plain string, then as the kind that it is declared to be. Findings come in the order
 * of their positions and never repeat the value.
 *
 * @param kind `undefined`, or a kind without a linter, to apply only the rules for plain strings.
 */
export function lintValue(
  kind: ValueKind | undefined,
  text: string,
  { now, params = {}, template }: LintValueOptions,
): readonly Finding[] {
  if (text.length > LONGEST_VALUE) return [tooLong(text)];
  const linter = LINTERS.find(({ name }) => name === kind?.kind);
  const { findings, inner } = checkText(text, {
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
  // All other findings would follow from the pasted variable name.
  if (name) return inOrder([errorFinding(describeFinding('name-pasted'), shiftRange(name, inner.start))]);
  const found = findOtherForm(linter, innerText);
  if (found) return inOrder([...findings, otherForm(found, linter, { range: inner, template })]);
  // A placeholder makes the value around it wrong in ways that would only distract.
  const placeholders = findings.filter(({ code }) => code === 'placeholder-unfilled');
  const ofKind = linter
    .lint(innerText, { now, service: kind?.service, params })
    .map(({ range, ...finding }) => ({ ...finding, ...(range && { range: shiftRange(range, inner.start) }) }))
    .filter(({ range }) => !placeholders.some((placeholder) => overlap(placeholder.range, range)));
  return inOrder([...findings, ...ofKind]);
}

/**
 * Forms are tried from the most specific to the most generic. A generic form says little, so the expected kind comes
 * before it.
 */
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

/** In the order of their positions. If there are too many, errors take precedence, because they block a create. */
function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const start = ({ range }: Finding) => range?.start ?? Number.MAX_SAFE_INTEGER;
  const errors = findings.filter(({ severity }) => severity === 'error');
  const warnings = findings.filter(({ severity }) => severity !== 'error');
  const kept = findings.length > MOST_FINDINGS ? [...errors, ...warnings].slice(0, MOST_FINDINGS) : findings;
  return kept.toSorted((first, second) => start(first) - start(second));
}
