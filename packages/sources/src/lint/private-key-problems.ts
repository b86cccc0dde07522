import type { KeyFormat } from '../connection-strings/private-key.ts';
import type { FindingText } from '../finding.ts';

const ENCODE = 'Encode the whole file: base64 -w0 KEY, on macOS base64 -i KEY.';

export const OTHER_KINDS: ReadonlyMap<KeyFormat | undefined, FindingText> = new Map([
  [
    'public',
    {
      code: 'public-key-given',
      cause:
        'This is the public half of a key. It proves nothing; it is for the server, which checks the private half with it.',
      fix: 'Give the private key: the file of the same name without .pub.',
    },
  ],
  [
    'certificate',
    {
      code: 'certificate-given',
      cause: 'This is a certificate or a request for one, which holds a public key only.',
      fix: 'Give the private key that belongs to it.',
    },
  ],
  [
    'putty',
    {
      code: 'putty-key-given',
      cause: 'This is a key in the format of PuTTY (PPK), which other clients do not read.',
      fix: 'Convert it: puttygen KEY.ppk -O private-openssh -o KEY, or in PuTTYgen "Conversions", "Export OpenSSH key". Then encode the whole file in base64.',
    },
  ],
]);
export const PATH_GIVEN: FindingText = {
  code: 'path-given',
  cause:
    'This is the path of a file. The source takes what is in the file; it cannot open files on your machine.',
  fix: `${ENCODE} Give what that prints.`,
};
export const NOT_READABLE: FindingText = {
  code: 'private-key-not-readable',
  cause: 'This is neither base64 of a private key nor a private key, so it has been cut or changed.',
  fix: ENCODE,
};
export const NOT_ENCODED: FindingText = {
  code: 'private-key-not-encoded',
  cause: 'The key stands here as it is in its file; the source takes it in base64.',
  fix: ENCODE,
};
export const ENCODED_TWICE: FindingText = {
  code: 'private-key-encoded-twice',
  cause: 'The key has been encoded in base64 two times, so decoding it once does not give a key.',
  fix: 'Decode it once: base64 -d.',
};
export const NO_MARKERS: FindingText = {
  code: 'private-key-without-markers',
  cause:
    'The BEGIN and END lines have been left out. The source takes the whole file, by whose first line the kind of key is known.',
  fix: ENCODE,
};
export const HAS_MARKERS: FindingText = {
  code: 'private-key-has-markers',
  cause: 'The BEGIN and END lines stand around the key; the source asks for the key without them.',
  fix: 'Take what stands between the two lines, which is base64 already, and write it in one line.',
};
export const ENCRYPTED: FindingText = {
  code: 'private-key-encrypted',
  cause: 'The key is encrypted, and this method takes no passphrase to decrypt it with.',
  fix: 'Decrypt a copy of it: openssl pkcs8 -in KEY.p8 -out KEY-plain.p8.',
};
export const PASSPHRASE_MISSING: FindingText = {
  code: 'passphrase-missing',
  cause: 'The key is encrypted, and no passphrase is given, so nobody can use it.',
  fix: 'Give the passphrase in its own parameter.',
};
export const PASSPHRASE_SPARE: FindingText = {
  code: 'passphrase-not-needed',
  cause:
    'A passphrase is given, but the key is not encrypted. Either this is another key than was meant, or the passphrase is not needed.',
  fix: 'Leave out the passphrase, or give the encrypted key.',
};
