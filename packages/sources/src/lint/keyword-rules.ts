import {
  type AllowedValues,
  findFirstPart,
  findLastPart,
  type KeywordPart,
  type Keywords,
  spellingsOf,
} from '../connection-strings/keywords.ts';
import { describeFinding, errorFinding, type Finding, type FindingText, warningFinding } from '../finding.ts';
import { findRepeatedParts, unknownKey } from './part-rules.ts';
import { suggestName } from './suggest-name.ts';

/** How the clients of one kind of database take a connection string. */
export interface StringClient<K extends string> {
  keywords: Keywords<K>;
  /** Which of several parts with one meaning counts. */
  counts: 'first' | 'last';
  /** Whether an unknown key or a value that is not allowed makes them refuse the whole string. */
  isStrict: boolean;
  /** Whether they take keys that are not listed, so that only one which is nearly a listed one is suspicious. @default false */
  takesOtherKeys?: boolean;
}

/** What a connection string cannot be without. */
export interface RequiredPart<K extends string> extends FindingText {
  keyword: K;
  /** @default error */
  severity?: 'error' | 'warning';
}

/** Judges keys and values by what the clients know: no unknown key, none twice, only values that are allowed. */
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

/** Finds what is missing, or has no value. */
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
    : 'clients refuse this value or do as if it were not there';
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
