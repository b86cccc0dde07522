import type { ConnectionStringPart } from '../connection-strings/semicolon-pairs.ts';
import type { TextRange } from '../connection-strings/text-range.ts';
import { describeFinding, errorFinding, type Finding, type FindingText } from '../finding.ts';
import { suggestName } from './suggest-name.ts';

/** Words the finding for a key that no client knows. Does not quote the key: it may be a piece of a secret. */
export function unknownKey(
  part: ConnectionStringPart,
  knownNames: readonly string[],
): { text: FindingText; isTypo: boolean } {
  const suggestion = suggestName(part.key, knownNames);
  return suggestion === undefined
    ? { text: describeFinding('unknown-key'), isTypo: false }
    : { text: describeFinding('unknown-key.misspelled', { suggestion }), isTypo: true };
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
  return errorFinding(describeFinding('not-a-connection-string'), range);
}
