const SEQUENCE = 0x30;
const INTEGER = 0x02;
const OCTET_STRING = 0x04;
/** The beginning of the identifiers of ways to encrypt by a passphrase: PKCS #5 and, for PKCS #12, the same but its end. */
const PASSPHRASE_SCHEMES: readonly (readonly number[])[] = [
  [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x05],
  [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x0c],
];

/**
 * Tells by the first elements what kind of key DER holds; undefined when the bytes are no DER, `other` when they are DER
 * of something else.
 *
 * @see RFC 5208, RFC 8017 appendix A, RFC 5915
 */
export function formatOfDer(
  bytes: Uint8Array,
): 'pkcs8' | 'pkcs8-encrypted' | 'pkcs1' | 'sec1' | 'public' | 'other' | undefined {
  if (bytes[0] !== SEQUENCE || bytes.length < 16) return undefined;
  const first = skipHeader(bytes, 0);
  if (bytes[first] === SEQUENCE) return formatOfAlgorithm(bytes, first);
  if (bytes[first] !== INTEGER || bytes[first + 1] !== 1) return 'other';
  const second = bytes[first + 3];
  if (second === SEQUENCE) return 'pkcs8';
  if (second === INTEGER) return 'pkcs1';
  return second === OCTET_STRING ? 'sec1' : 'other';
}

/** An algorithm comes first in encrypted keys, and in public ones and certificates. */
function formatOfAlgorithm(bytes: Uint8Array, start: number): 'pkcs8-encrypted' | 'public' {
  const identifier = skipHeader(bytes, skipHeader(bytes, start));
  const isEncrypted = PASSPHRASE_SCHEMES.some((scheme) =>
    scheme.every((byte, index) => bytes[identifier + index] === byte),
  );
  return isEncrypted ? 'pkcs8-encrypted' : 'public';
}

/** Skips the tag and the length of an element; a long length says in its first byte how many more it has. */
function skipHeader(bytes: Uint8Array, start: number): number {
  const length = bytes[start + 1] ?? 0;
  return start + 2 + (length < 0x80 ? 0 : length & 0x7f);
}
