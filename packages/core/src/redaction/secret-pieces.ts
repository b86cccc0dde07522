/** Keys of connection strings and signed addresses whose values are secret by themselves. */
const SECRET_KEYS = [
  'AccountKey',
  'SharedAccessKey',
  'SharedAccessSignature',
  'Password',
  'Pwd',
  'ClientSecret',
  'sig',
].join('|');

/** `Key=value`; an ADO.NET value may be quoted, with the quote doubled inside. */
const KEYED_SECRET = new RegExp(
  String.raw`(?:^|[;?&\s])(?:${SECRET_KEYS})\s*=\s*(?:"((?:[^"]|"")*)"|'((?:[^']|'')*)'|([^;&\s]+))`,
  'gi',
);

/** The password of `scheme://user:password@host`. */
const ADDRESS_PASSWORD = /:\/\/[^/?#:@\s]*:([^/?#@\s]+)@/g;

/** The parts of a connection string or address that must not be shown even alone. */
export function secretPieces(text: string): readonly string[] {
  const keyed = [...text.matchAll(KEYED_SECRET)].flatMap(
    ([, doubleQuoted = '', singleQuoted = '', bare = '']) => [
      doubleQuoted.replaceAll('""', '"'),
      singleQuoted.replaceAll("''", "'"),
      bare,
    ],
  );
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
