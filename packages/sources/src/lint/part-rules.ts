import type { ConnectionStringPart } from '../connection-strings/semicolon-pairs.ts';
import { describeFinding, errorFinding, type Finding, type FindingText } from '../finding.ts';
import { suggestName } from '../suggest-name.ts';
import type { TextRange } from '../text-range.ts';

/**
 * Words the finding about a key that no client supports. It does not repeat the key, which may be part of a secret.
 */
export function unknownKey(
  part: ConnectionStringPart,
  knownNames: readonly string[],
): { text: FindingText; isTypo: boolean } {
  const suggestion = suggestName(part.key, knownNames);
  return suggestion === undefined
    ? { text: describeFinding('unknown-key'), isTypo: false }
    : { text: describeFinding('unknown-key.misspelled', { suggestion }), isTypo: true };
}

/** Finds parts that have the same meaning as an earlier part. */
export function findRepeatedParts<P extends ConnectionStringPart>(
  parts: readonly P[],
  meaningOf: (part: P) => string | undefined,
): readonly P[] {
  const meanings = parts.map(meaningOf);
  return parts.filter(
    (_, index) => meanings[index] !== undefined && meanings.indexOf(meanings[index]) < index,
  );
}

/** Reports a value that has no Key=Value part at all. */
export function notAConnectionString(range: TextRange): Finding {
  return errorFinding(describeFinding('not-a-connection-string'), range);
}
