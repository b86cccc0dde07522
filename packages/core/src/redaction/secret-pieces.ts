import { isSecretName } from '@headwater/sources';

/**
 * `Key=value` pairs. An ADO.NET value may be quoted, with inner quotes doubled. Values are searched for nested keys.
 */
const KEYED = /(?<=^|[;?&\s])([\w-]+)\s*=\s*(?=(?:"((?:[^"]|"")*)"|'((?:[^']|'')*)'|([^;&\s]+)))/g;

/** The password of `scheme://user:password@host`. */
const ADDRESS_PASSWORD = /:\/\/[^/?#:@\s]*:([^/?#@\s]+)@/g;

/** Returns the parts of a connection string or address that are secret even on their own. */
export function secretPieces(text: string): readonly string[] {
  const keyed = [...text.matchAll(KEYED)]
    .filter(([, key = '']) => isSecretName(key))
    .flatMap(([, , doubleQuoted = '', singleQuoted = '', bare = '']) => [
      doubleQuoted.replaceAll('""', '"'),
      singleQuoted.replaceAll("''", "'"),
      bare,
    ]);
  const addressed = [...text.matchAll(ADDRESS_PASSWORD)].map(([, password = '']) => password);
  return [...keyed, ...addressed]
    .filter((piece) => piece !== '')
    .flatMap((piece) => [piece, percentDecoded(piece)]);
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
