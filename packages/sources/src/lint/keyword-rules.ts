import {
  type AllowedValues,
  findFirstPart,
  findLastPart,
  type KeywordPart,
  type Keywords,
  spellingsOf,
} from '../connection-strings/keywords.ts';
import { errorFinding, type Finding, type FindingText, warningFinding } from '../finding.ts';
import { findRepeatedParts, unknownKey } from './part-rules.ts';

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
export interface RequiredPart<K extends string> extends Omit<FindingText, 'range'> {
  keyword: K;
  /** @default error */
  severity?: 'error' | 'warning';
}

/** Clients that are not strict have more keys than anybody has written down. */
const UNLISTED =
  'This key is not among those that connection strings of this kind are known to have. It is misspelled or meant for another client, or a semicolon inside a value has cut that value in two.';

/** Judges keys and values by what the clients know: no unknown key, none twice, only values that are allowed. */
export function lintKeywords<K extends string>(
  parts: readonly KeywordPart<K>[],
  client: StringClient<K>,
): readonly Finding[] {
  const object = client.isStrict ? errorFinding : warningFinding;
  const unknown = parts
    .filter(({ keyword }) => keyword === undefined)
    .map((part) => unknownKey(part, spellingsOf(client.keywords)))
    .filter(({ isTypo }) => isTypo || !client.takesOtherKeys);
  const repeated = findRepeatedParts(parts, ({ keyword }) => keyword);
  return [
    ...unknown.map(({ isTypo: _, ...text }) => object(client.isStrict ? text : { ...text, cause: UNLISTED })),
    ...repeated.map((part) => repeatedKey(part, client.counts)),
    ...parts.flatMap((part) => lintAllowedValue(part, client).map(object)),
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
    const finding = severity === 'warning' ? warningFinding : errorFinding;
    return [finding({ ...text, range: part?.keyRange })];
  });
}

function repeatedKey<K extends string>(
  { keyword, keyRange }: KeywordPart<K>,
  counts: StringClient<K>['counts'],
): Finding {
  return warningFinding({
    code: 'duplicate-key',
    range: keyRange,
    cause: `${keyword} stands in the connection string before already, under this or another of its names; the ${counts} one counts.`,
    fix: 'Keep one of the two.',
  });
}

function lintAllowedValue<K extends string>(
  { keyword, value, valueRange }: KeywordPart<K>,
  { keywords, isStrict }: StringClient<K>,
): FindingText[] {
  const { allowed } = keyword === undefined ? {} : keywords[keyword];
  if (allowed === undefined || value === '' || isAllowed(value, allowed)) return [];
  const expected = describeAllowed(allowed);
  const consequence = isStrict
    ? 'clients refuse the whole string because of this value'
    : 'clients refuse this value or do as if it were not there';
  return [
    {
      code: 'value-not-allowed',
      range: valueRange,
      cause: `${keyword} may be ${expected}; ${consequence}.`,
      fix: `Give ${expected}, or remove the part.`,
    },
  ];
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
