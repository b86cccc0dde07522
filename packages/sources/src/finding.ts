import { type CodeOf, type FactsOf, FINDINGS, fillInFacts } from '@headwater/models';
import type { Excerpt } from './excerpt.ts';
import type { TextRange } from './text-range.ts';

/** The severity of a finding: errors block a create, warnings inform. */
export type Severity = 'error' | 'warning';

/** Key of a message in `specs/codes/findings.yaml`: a code, or a case of one. */
export type FindingKey = keyof typeof FINDINGS & string;

/** Every code that a finding can carry. */
export type FindingCode = CodeOf<FindingKey>;

/** A certain or likely error in a value. Never contains the value's secret parts. */
export interface Finding {
  /** Stable kebab-case code, for example `account-key-not-base64`. */
  code: FindingCode;
  severity: Severity;
  /** The parameter of the value, once known. */
  param?: string;
  /** Half-open range of the invalid characters, counted in UTF-16 code units of the value. */
  range?: TextRange;
  /** The value around the range, without its secrets. */
  excerpt?: Excerpt;
  /** The error and its consequence. */
  cause: string;
  /** The next step. */
  fix: string;
}

/** A finding without its severity and range, in the wording of the catalog. */
export interface FindingText {
  code: FindingCode;
  cause: string;
  fix: string;
}

/** The facts that the wording of a finding requires. */
type FindingFacts<Key extends FindingKey> = Record<
  FactsOf<(typeof FINDINGS)[Key]['cause'] | (typeof FINDINGS)[Key]['nextStep']>,
  string | number
>;

/**
 * Builds the wording of a finding from the catalog.
 *
 * @param facts Values of its placeholders, none of them secret; omitted if it has no placeholders.
 */
export function describeFinding<const Key extends FindingKey>(
  key: Key,
  ...[facts]: [FactsOf<(typeof FINDINGS)[Key]['cause' | 'nextStep']>] extends [never]
    ? []
    : [facts: FindingFacts<Key>]
): FindingText {
  const { cause, nextStep } = fillInFacts(FINDINGS[key], facts ?? {});
  return { code: codeOf(key), cause, fix: nextStep };
}

/** For a value that certainly cannot work. */
export function errorFinding(text: FindingText, range?: TextRange): Finding {
  return { severity: 'error', ...text, ...(range && { range }) };
}

/** For a value that is probably wrong, or that works at a risk. */
export function warningFinding(text: FindingText, range?: TextRange): Finding {
  return { severity: 'warning', ...text, ...(range && { range }) };
}

function codeOf<Key extends FindingKey>(key: Key): CodeOf<Key> {
  return key.split('.')[0] as CodeOf<Key>;
}
