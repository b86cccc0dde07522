import { type KeyFormat, type PrivateKey, readPrivateKey } from '../connection-strings/private-key.ts';
import { describeFinding, errorFinding, type Finding, warningFinding } from '../finding.ts';
import { DAMAGES, lintBase64Lines } from './private-key-rules.ts';
import { FORMAT_NAMES, findKeyWish, type KeyWish } from './private-key-wishes.ts';
import type { ValueLinter } from './value-linter.ts';

const PATH = /^(?:~|\.{1,2})?[\\/](?!.*[+=])|^[a-z]:[\\/]|^[\w.~\\/-]+\.(?:pem|p8|ppk|key|pub|der)$/i;
/** Formats that no source takes as a private key. */
const OTHER_KINDS = {
  public: 'public-key-given',
  certificate: 'certificate-given',
  putty: 'putty-key-given',
} as const;
const PASSPHRASE_PARAM = /passphrase$/i;

/** Judges a private key in the form that a source wants it. */
export const privateKeyLinter: ValueLinter = {
  name: 'private-key',
  label: 'a private key in base64',
  recognizes: isPrivateKey,
  claims: (text) => PATH.test(text) || readPrivateKey(text).wrapping !== undefined,
  lint(text, { service, params }) {
    const key = readPrivateKey(text);
    const wish = findKeyWish(service);
    const otherKind = findOtherKind(text, key);
    const range = { start: 0, end: text.length };
    if (otherKind) return [errorFinding(describeFinding(otherKind), range)];
    const passphrase = Object.entries(params).find(([name]) => PASSPHRASE_PARAM.test(name))?.[1];
    return [
      ...lintWrapping(key, wish).map((finding) => ({ ...finding, range })),
      ...(key.damage ? [errorFinding(describeFinding(DAMAGES[key.damage]), range)] : []),
      ...(key.wrapping === 'none' ? [] : lintBase64Lines(text)),
      ...(wish ? [...lintMarkers(key, wish), ...lintFormat(key, wish)] : []),
      ...lintPassphrase(key, { isGiven: Boolean(passphrase), isTaken: wish?.takesEncrypted ?? true }),
    ];
  },
};

function isPrivateKey(text: string): boolean {
  const { format, pem } = readPrivateKey(text);
  return pem !== undefined && !isOtherKind(format);
}

/** The finding for a value that is no private key, or none that other clients read. */
function findOtherKind(text: string, { wrapping, format }: PrivateKey) {
  if (isOtherKind(format)) return OTHER_KINDS[format];
  if (wrapping !== undefined) return undefined;
  return PATH.test(text) ? 'path-given' : 'private-key-not-readable';
}

function isOtherKind(format: KeyFormat | undefined): format is keyof typeof OTHER_KINDS {
  return format !== undefined && Object.hasOwn(OTHER_KINDS, format);
}

function lintWrapping({ wrapping, pem }: PrivateKey, wish: KeyWish | undefined): readonly Finding[] {
  if (wrapping === 'base64-twice') return [errorFinding(describeFinding('private-key-encoded-twice'))];
  if (wrapping === 'none') {
    const finding = wish?.markers === false ? 'private-key-has-markers' : 'private-key-not-encoded';
    return [errorFinding(describeFinding(finding))];
  }
  return wish?.markers === true && pem === undefined
    ? [errorFinding(describeFinding('private-key-without-markers'))]
    : [];
}

function lintMarkers({ wrapping, pem }: PrivateKey, { markers }: KeyWish): readonly Finding[] {
  const hasMarkers = wrapping === 'base64' && pem !== undefined;
  return markers === false && hasMarkers ? [warningFinding(describeFinding('private-key-has-markers'))] : [];
}

function lintFormat({ format }: PrivateKey, { formats, doubtful, convert }: KeyWish): readonly Finding[] {
  if (format === undefined || formats.includes(format)) return [];
  const finding = doubtful.includes(format) ? warningFinding : errorFinding;
  const text = describeFinding(`private-key-of-other-format.${convert}`, {
    format: FORMAT_NAMES[format],
    formats: formats.map((name) => FORMAT_NAMES[name]).join(' or '),
  });
  return [finding(text)];
}

function lintPassphrase(
  { isEncrypted }: PrivateKey,
  { isGiven, isTaken }: { isGiven: boolean; isTaken: boolean },
): readonly Finding[] {
  if (isEncrypted === true && !isTaken) return [errorFinding(describeFinding('private-key-encrypted'))];
  if (isEncrypted === true && !isGiven) return [errorFinding(describeFinding('passphrase-missing'))];
  return isEncrypted === false && isGiven ? [warningFinding(describeFinding('passphrase-not-needed'))] : [];
}
