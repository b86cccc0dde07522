const SEQUENCE = 0x30;
const INTEGER = 0x02;
const OCTET_STRING = 0x04;
/** Prefixes of the object identifiers for passphrase encryption: PKCS #5 and PKCS #12. */
const PASSPHRASE_SCHEMES: readonly (readonly number[])[] = [
  [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x05],
  [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x0c],
];

/**
 * Determines the kind of key in DER from its first elements; undefined if the bytes are not DER, `other` if they are
 * DER of something else.
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

/** Encrypted keys, public keys, and certificates begin with an algorithm. */
function formatOfAlgorithm(bytes: Uint8Array, start: number): 'pkcs8-encrypted' | 'public' {
  const identifier = skipHeader(bytes, skipHeader(bytes, start));
  const isEncrypted = PASSPHRASE_SCHEMES.some((scheme) =>
    scheme.every((byte, index) => bytes[identifier + index] === byte),
  );
  return isEncrypted ? 'pkcs8-encrypted' : 'public';
}

/**
 * Skips the tag and the length of an element. The first byte of a long length gives the number of bytes that follow.
 */
function skipHeader(bytes: Uint8Array, start: number): number {
  const length = bytes[start + 1] ?? 0;
  return start + 2 + (length < 0x80 ? 0 : length & 0x7f);
}
