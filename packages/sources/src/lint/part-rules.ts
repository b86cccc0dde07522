import type { ConnectionStringPart } from '../connection-strings/semicolon-pairs.ts';
import type { TextRange } from '../connection-strings/text-range.ts';
import { errorFinding, type Finding, type FindingText } from '../finding.ts';
import { suggestName } from './suggest-name.ts';

/** The text of a finding on a key nobody knows. Does not repeat it: it may be a piece of a secret. */
export function unknownKey(
  part: ConnectionStringPart,
  knownNames: readonly string[],
): FindingText & { isTypo: boolean } {
  const suggestion = suggestName(part.key, knownNames);
  return {
    isTypo: suggestion !== undefined,
    code: 'unknown-key',
    range: part.keyRange,
    cause:
      'No connection string of this kind has such a key. It is misspelled, or a semicolon inside a value has cut that value in two.',
    fix: suggestion === undefined ? 'Remove the part, or correct its key.' : `Did you mean ${suggestion}?`,
  };
}

/** Finds parts that mean the same as one before them. */
export function findRepeatedParts<P extends ConnectionStringPart>(
  parts: readonly P[],
  meaningOf: (part: P) => string | undefined,
): readonly P[] {
  const meanings = parts.map(meaningOf);
  return parts.filter(
    (_, index) => meanings[index] !== undefined && meanings.indexOf(meanings[index]) < index,
  );
}

/** The finding for a text that has not a single part. */
export function notAConnectionString(range: TextRange): Finding {
  return errorFinding({
    code: 'not-a-connection-string',
    range,
    cause:
      'A connection string is made of Key=Value parts with a semicolon between them; this value has none.',
    fix: 'Copy the whole connection string. A key or a password alone is not enough.',
  });
}
