import { type KeyFormat, type PrivateKey, readPrivateKey } from '../connection-strings/private-key.ts';
import { errorFinding, type Finding, type FindingText, warningFinding } from '../finding.ts';
import { describeDamage } from './private-key-rules.ts';
import type { ValueLinter } from './value-linter.ts';

/** How a source wants its key. */
interface KeyWish {
  /** Whether the BEGIN and END lines are encoded too; undefined when either way is taken. */
  markers: boolean | undefined;
  formats: readonly KeyFormat[];
  /** Formats of which it is not known whether they are read. */
  doubtful: readonly KeyFormat[];
  /** How to turn a key into one of the formats. */
  convert: string;
  takesEncrypted: boolean;
}

const TO_PKCS8 = 'Convert it: openssl pkcs8 -topk8 -in KEY -out KEY.p8.';
const WISHES: Readonly<Record<string, KeyWish>> = {
  sftp: {
    markers: true,
    formats: ['openssh', 'pkcs1', 'dsa'],
    doubtful: ['pkcs8', 'pkcs8-encrypted', 'sec1'],
    convert: 'Convert a copy of it: ssh-keygen -p -f KEY writes it in OpenSSH form.',
    takesEncrypted: true,
  },
  snowflake: {
    markers: undefined,
    formats: ['pkcs8', 'pkcs8-encrypted'],
    doubtful: ['pkcs1', 'sec1'],
    convert: TO_PKCS8,
    takesEncrypted: true,
  },
  'snowflake-aws': {
    markers: false,
    formats: ['pkcs8', 'pkcs8-encrypted'],
    doubtful: ['pkcs1', 'sec1'],
    convert: `${TO_PKCS8.slice(0, -1)} -nocrypt.`,
    takesEncrypted: false,
  },
  'snowflake-streaming': {
    markers: true,
    formats: ['pkcs8', 'pkcs8-encrypted'],
    doubtful: ['pkcs1', 'sec1'],
    convert: TO_PKCS8,
    takesEncrypted: true,
  },
};
const ENCODE = 'Encode the whole file: base64 -w0 KEY, on macOS base64 -i KEY.';
const PATH = /^(?:~|\.{1,2})?[\\/](?!.*[+=])|^[a-z]:[\\/]|^[\w.~\\/-]+\.(?:pem|p8|ppk|key|pub|der)$/i;
const PASSPHRASE_PARAM = /passphrase$/i;

/** Judges a private key in the form that a source wants it. */
export const privateKeyLinter: ValueLinter = {
  name: 'private-key',
  label: 'a private key in base64',
  recognises: (text) =>
    /^\s*-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text) || readPrivateKey(text).pem !== undefined,
  claims: (text) => PATH.test(text) || readPrivateKey(text).wrapping !== undefined,
  lint(text, { service = '', params }) {
    const key = readPrivateKey(text);
    const wish = Object.hasOwn(WISHES, service) ? WISHES[service] : undefined;
    const [problem] = [
      ...lintKind(text, key),
      ...lintWrapping(key, wish),
      ...(key.damage ? [errorFinding(describeDamage(key.damage))] : []),
    ];
    if (problem) return [{ ...problem, range: { start: 0, end: text.length } }];
    const passphrase = Object.entries(params).find(([name]) => PASSPHRASE_PARAM.test(name))?.[1];
    return [
      ...lintLines(text),
      ...(wish ? [...lintMarkers(key, wish), ...lintFormat(key, wish)] : []),
      ...lintPassphrase(key, { isGiven: Boolean(passphrase), isTaken: wish?.takesEncrypted ?? true }),
    ];
  },
};

function lintKind(text: string, { wrapping, format }: PrivateKey): readonly Finding[] {
  const kind = OTHER_KINDS.get(format) ?? (PATH.test(text) ? PATH_GIVEN : undefined);
  if (kind) return [errorFinding(kind)];
  return wrapping === undefined ? [errorFinding(NOT_READABLE)] : [];
}

function lintWrapping({ wrapping, pem }: PrivateKey, wish: KeyWish | undefined): readonly Finding[] {
  if (wrapping === 'none') return [errorFinding(NOT_ENCODED)];
  if (wrapping === 'base64-twice') return [errorFinding(ENCODED_TWICE)];
  return wish?.markers === true && pem === undefined ? [errorFinding(NO_MARKERS)] : [];
}

function lintLines(text: string): readonly Finding[] {
  const lineBreak = /[\r\n]+/.exec(text);
  if (lineBreak === null) return [];
  return [
    warningFinding({
      code: 'base64-has-line-breaks',
      range: { start: lineBreak.index, end: lineBreak.index + lineBreak[0].length },
      cause: 'The base64 is broken into lines. Some clients read on after the first line and some do not.',
      fix: 'Write it in one line, as base64 -w0 does.',
    }),
  ];
}

function lintMarkers({ pem }: PrivateKey, { markers }: KeyWish): readonly Finding[] {
  if (markers !== false || pem === undefined) return [];
  return [
    warningFinding({
      code: 'private-key-has-markers',
      cause:
        'The BEGIN and END lines are encoded together with the key; the source asks for the key without them.',
      fix: 'Take what stands between the two lines, without line breaks.',
    }),
  ];
}

function lintFormat({ format }: PrivateKey, { formats, doubtful, convert }: KeyWish): readonly Finding[] {
  if (format === undefined || formats.includes(format)) return [];
  const finding = doubtful.includes(format) ? warningFinding : errorFinding;
  return [
    finding({
      code: 'private-key-of-other-format',
      cause: `The key is in the format ${FORMAT_NAMES[format]}; the source asks for ${formats.map((name) => FORMAT_NAMES[name]).join(' or ')}.`,
      fix: convert,
    }),
  ];
}

function lintPassphrase(
  { isEncrypted }: PrivateKey,
  { isGiven, isTaken }: { isGiven: boolean; isTaken: boolean },
): readonly Finding[] {
  if (isEncrypted === true && !isTaken) return [errorFinding(ENCRYPTED)];
  if (isEncrypted === true && !isGiven) return [errorFinding(PASSPHRASE_MISSING)];
  return isEncrypted === false && isGiven ? [warningFinding(PASSPHRASE_SPARE)] : [];
}

const FORMAT_NAMES: Readonly<Record<KeyFormat, string>> = {
  openssh: 'OpenSSH',
  pkcs8: 'PKCS #8',
  'pkcs8-encrypted': 'PKCS #8, encrypted',
  pkcs1: 'PKCS #1 (BEGIN RSA PRIVATE KEY)',
  sec1: 'SEC 1 (BEGIN EC PRIVATE KEY)',
  dsa: 'BEGIN DSA PRIVATE KEY',
  putty: 'PuTTY',
  public: 'public key',
  certificate: 'certificate',
};

const OTHER_KINDS: ReadonlyMap<KeyFormat | undefined, FindingText> = new Map([
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
const PATH_GIVEN: FindingText = {
  code: 'path-given',
  cause:
    'This is the path of a file. The source takes what is in the file; it cannot open files on your machine.',
  fix: `${ENCODE} Give what that prints.`,
};
const NOT_READABLE: FindingText = {
  code: 'private-key-not-readable',
  cause: 'This is neither base64 of a private key nor a private key, so it has been cut or changed.',
  fix: ENCODE,
};
const NOT_ENCODED: FindingText = {
  code: 'private-key-not-encoded',
  cause: 'The key stands here as it is in its file; the source takes it in base64.',
  fix: ENCODE,
};
const ENCODED_TWICE: FindingText = {
  code: 'private-key-encoded-twice',
  cause: 'The key has been encoded in base64 two times, so decoding it once does not give a key.',
  fix: 'Decode it once: base64 -d.',
};
const NO_MARKERS: FindingText = {
  code: 'private-key-without-markers',
  cause:
    'The BEGIN and END lines have been left out. The source takes the whole file, by whose first line the kind of key is known.',
  fix: ENCODE,
};
const ENCRYPTED: FindingText = {
  code: 'private-key-encrypted',
  cause: 'The key is encrypted, and this method takes no passphrase to decrypt it with.',
  fix: 'Decrypt a copy of it: openssl pkcs8 -in KEY.p8 -out KEY-plain.p8.',
};
const PASSPHRASE_MISSING: FindingText = {
  code: 'passphrase-missing',
  cause: 'The key is encrypted, and no passphrase is given, so nobody can use it.',
  fix: 'Give the passphrase in its own parameter.',
};
const PASSPHRASE_SPARE: FindingText = {
  code: 'passphrase-not-needed',
  cause:
    'A passphrase is given, but the key is not encrypted. Either this is another key than was meant, or the passphrase is not needed.',
  fix: 'Leave out the passphrase, or give the encrypted key.',
};
