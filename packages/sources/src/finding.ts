import type { TextRange } from './connection-strings/text-range.ts';
import type { Excerpt } from './lint/excerpt.ts';

/** How much a finding matters: errors stop a create, warnings inform. */
export type Severity = 'error' | 'warning';

/** Something wrong, or likely wrong, with a value. Never contains the value's secret parts. */
export interface Finding {
  /** Stable kebab-case code, for example `account-key-not-base64`. */
  code: string;
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

/** A finding without its severity, as rules write it. */
export interface FindingText {
  code: string;
  range?: TextRange | undefined;
  cause: string;
  fix: string;
}

/** For what certainly cannot work. */
export function errorFinding({ range, ...text }: FindingText): Finding {
  return { severity: 'error', ...text, ...(range && { range }) };
}

/** For what is likely wrong, or works at a risk. */
export function warningFinding({ range, ...text }: FindingText): Finding {
  return { severity: 'warning', ...text, ...(range && { range }) };
}
