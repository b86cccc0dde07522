import { decodePercent } from '../connection-strings/percent-encoding.ts';
import { findCredentials } from './find-credentials.ts';
import { mapStrings, stringsOf } from './map-strings.ts';
import { SECRET_MASK } from './secret-mask.ts';

/** Shorter pieces are not searched for: replacing them would garble every text and protect nothing. */
const SHORTEST_PIECE = 4;

/**
 * Takes the credentials of a value out of something that is told about it, such as a report of a test.
 *
 * @param told Any JSON value.
 * @param origin The value that may hold credentials, such as the parameters of a connection.
 */
export function redactCredentials<Told>(told: Told, origin: unknown): Told {
  const pieces = [...new Set([...stringsOf(origin)].flatMap(piecesOf))]
    .filter((piece) => piece.length >= SHORTEST_PIECE)
    .toSorted((left, right) => right.length - left.length);
  if (pieces.length === 0) return told;
  const redact = (text: string): string =>
    pieces.reduce((redacted, piece) => redacted.replaceAll(piece, SECRET_MASK), text);
  return mapStrings(told, redact) as Told;
}

/** Each credential as written and decoded; of a login, the password alone as well. */
function piecesOf(text: string): readonly string[] {
  return findCredentials(text).flatMap(({ start, end }) => {
    const credential = text.slice(start, end);
    const colon = credential.indexOf(':');
    const written = colon === -1 ? [credential] : [credential, credential.slice(colon + 1)];
    return [...written, ...written.map(decodePercent)];
  });
}
