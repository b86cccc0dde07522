import { type CodeOf, type FactsOf, FINDINGS } from '@headwater/models';
import type { TextRange } from './connection-strings/text-range.ts';
import type { Excerpt } from './lint/excerpt.ts';

/** How much a finding matters: errors stop a create, warnings inform. */
export type Severity = 'error' | 'warning';

/** A text of `specs/codes/findings.yaml`: a code, or a case of one. */
export type FindingKey = keyof typeof FINDINGS & string;

/** Every code that a finding can carry. */
export type FindingCode = CodeOf<FindingKey>;

/** Something wrong, or likely wrong, with a value. Never contains the value's secret parts. */
export interface Finding {
  /** Stable kebab-case code, for example `account-key-not-base64`. */
  code: FindingCode;
  severity: Severity;
  /** Parameter the value was given for, once known. */
  param?: string;
  /** Half-open range of the offending characters, counted in UTF-16 units of the value. */
  range?: TextRange;
  /** The value around the range, without its secrets. */
  excerpt?: Excerpt;
  /** What is wrong and why it matters. */
  cause: string;
  /** What to do about it. */
  fix: string;
}

/** A finding without its severity and place, as the catalog words it. */
export interface FindingText {
  code: FindingCode;
  cause: string;
  fix: string;
}

/** The facts that the words of a finding need. */
type FindingFacts<Key extends FindingKey> = Record<
  FactsOf<(typeof FINDINGS)[Key]['cause'] | (typeof FINDINGS)[Key]['nextStep']>,
  string | number
>;

/**
 * Words a finding from the catalog.
 *
 * @param facts What its words name, none of it secret; left out where they name nothing.
 */
export function describeFinding<const Key extends FindingKey>(
  key: Key,
  ...[facts]: [FactsOf<(typeof FINDINGS)[Key]['cause' | 'nextStep']>] extends [never]
    ? []
    : [facts: FindingFacts<Key>]
): FindingText {
  const { cause, nextStep } = FINDINGS[key];
  const fill = (text: string): string =>
    text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(Reflect.get(facts ?? {}, name)));
  return { code: codeOf(key), cause: fill(cause), fix: fill(nextStep) };
}

/** For what certainly cannot work. */
export function errorFinding(text: FindingText, range?: TextRange): Finding {
  return { severity: 'error', ...text, ...(range && { range }) };
}

/** For what is likely wrong, or works at a risk. */
export function warningFinding(text: FindingText, range?: TextRange): Finding {
  return { severity: 'warning', ...text, ...(range && { range }) };
}

function codeOf<Key extends FindingKey>(key: Key): CodeOf<Key> {
  return key.split('.')[0] as CodeOf<Key>;
}
