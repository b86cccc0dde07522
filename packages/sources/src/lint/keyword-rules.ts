import {
  type AllowedValues,
  findFirstPart,
  findLastPart,
  type KeywordPart,
  type Keywords,
  spellingsOf,
} from '../connection-strings/keywords.ts';
import { describeFinding, errorFinding, type Finding, type FindingText, warningFinding } from '../finding.ts';
import { suggestName } from '../suggest-name.ts';
import { findRepeatedParts, unknownKey } from './part-rules.ts';

/** How the clients of one kind of database interpret a connection string. */
export interface StringClient<K extends string> {
  keywords: Keywords<K>;
  /** Which part counts if several have the same meaning. */
  counts: 'first' | 'last';
  /** True if clients refuse the whole string because of an unknown key or a value that is not allowed. */
  isStrict: boolean;
  /**
   * True if clients accept keys that are not listed, so that only a near miss of a listed key is suspicious. @default
   * false
   */
  takesOtherKeys?: boolean;
}

/** A part that every connection string of this kind must have. */
export interface RequiredPart<K extends string> extends FindingText {
  keyword: K;
  /** @default error */
  severity?: 'error' | 'warning';
}

/**
 * Checks keys and values against the keywords of the clients: no unknown key, no repeated key, only allowed values.
 */
export function lintKeywords<K extends string>(
  parts: readonly KeywordPart<K>[],
  client: StringClient<K>,
): readonly Finding[] {
  const strangers = parts.filter(({ keyword }) => keyword === undefined);
  const repeated = findRepeatedParts(parts, ({ keyword }) => keyword);
  return [
    ...strangers.flatMap((part) => lintUnknownKey(part, client)),
    ...repeated.map((part) => repeatedKey(part, client.counts)),
    ...parts.flatMap((part) => lintAllowedValue(part, client)),
  ];
}

/** Finds required parts that are missing or have no value. */
export function lintRequiredParts<K extends string>(
  parts: readonly KeywordPart<K>[],
  required: readonly RequiredPart<K>[],
  { counts }: Pick<StringClient<K>, 'counts'>,
): readonly Finding[] {
  const find = counts === 'first' ? findFirstPart : findLastPart;
  return required.flatMap(({ keyword, severity, ...text }) => {
    const part = find(parts, keyword);
    if (part?.value) return [];
    return [(severity === 'warning' ? warningFinding : errorFinding)(text, part?.keyRange)];
  });
}

function lintUnknownKey<K extends string>(
  part: KeywordPart<K>,
  { keywords, isStrict, takesOtherKeys = false }: StringClient<K>,
): Finding[] {
  const suggestion = suggestName(part.key, spellingsOf(keywords));
  if (suggestion === undefined && takesOtherKeys) return [];
  if (isStrict) return [errorFinding(unknownKey(part, spellingsOf(keywords)).text, part.keyRange)];
  const text =
    suggestion === undefined
      ? describeFinding('unknown-key.unlisted')
      : describeFinding('unknown-key.unlisted-misspelled', { suggestion });
  return [warningFinding(text, part.keyRange)];
}

function repeatedKey<K extends string>(
  { keyword, keyRange }: KeywordPart<K>,
  counts: StringClient<K>['counts'],
): Finding {
  return warningFinding(describeFinding('duplicate-key', { keyword: String(keyword), counts }), keyRange);
}

function lintAllowedValue<K extends string>(
  { keyword, value, valueRange }: KeywordPart<K>,
  { keywords, isStrict }: StringClient<K>,
): Finding[] {
  const { allowed } = keyword === undefined ? {} : keywords[keyword];
  if (allowed === undefined || value === '' || isAllowed(value, allowed)) return [];
  const expected = describeAllowed(allowed);
  const consequence = isStrict
    ? 'clients refuse the whole string because of this value'
    : 'clients refuse this value or ignore it';
  const text = describeFinding('value-not-allowed', { keyword: String(keyword), expected, consequence });
  return [(isStrict ? errorFinding : warningFinding)(text, valueRange)];
}

function isAllowed(value: string, allowed: AllowedValues): boolean {
  if (allowed === 'integer') return /^\d{1,9}$/.test(value);
  return wordsOf(allowed).some((word) => word.toLowerCase() === value.toLowerCase());
}

function describeAllowed(allowed: AllowedValues): string {
  return allowed === 'integer' ? 'a whole number' : `one of ${wordsOf(allowed).join(', ')}`;
}

function wordsOf(allowed: Exclude<AllowedValues, 'integer'>): readonly string[] {
  return allowed === 'boolean' ? ['true', 'false', 'yes', 'no'] : allowed;
}
