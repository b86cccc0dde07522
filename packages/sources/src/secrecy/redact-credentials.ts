import { decodePercent } from '../connection-strings/percent-encoding.ts';
import { findCredentials } from './find-credentials.ts';
import { mapStrings, stringsOf } from './map-strings.ts';
import { SECRET_MASK } from './secret-mask.ts';

/** Shorter pieces are not searched for: replacing them would garble every message and protect nothing. */
const SHORTEST_PIECE = 4;

/**
 * Removes the credentials of a value from a report about it, such as a test result.
 *
 * @param report Any JSON value.
 * @param origin The value that may contain credentials, such as the parameters of a connection.
 */
export function redactCredentials<Report>(report: Report, origin: unknown): Report {
  const pieces = [...new Set([...stringsOf(origin)].flatMap(piecesOf))]
    .filter((piece) => piece.length >= SHORTEST_PIECE)
    .toSorted((left, right) => right.length - left.length);
  if (pieces.length === 0) return report;
  const redact = (text: string): string =>
    pieces.reduce((redacted, piece) => redacted.replaceAll(piece, SECRET_MASK), text);
  return mapStrings(report, redact) as Report;
}

/** Each credential, as written and decoded. For a login, also the password alone. */
function piecesOf(text: string): readonly string[] {
  return findCredentials(text).flatMap(({ start, end }) => {
    const credential = text.slice(start, end);
    const colon = credential.indexOf(':');
    const written = colon === -1 ? [credential] : [credential, credential.slice(colon + 1)];
    return [...written, ...written.map(decodePercent)];
  });
}
