import { type KeyFormat, type PrivateKey, readPrivateKey } from '../connection-strings/private-key.ts';
import { describeFinding, errorFinding, type Finding, warningFinding } from '../finding.ts';
import { FORMAT_NAMES, findKeyRequirements, type KeyRequirements } from './private-key-requirements.ts';
import { DAMAGES, lintBase64Lines } from './private-key-rules.ts';
import type { ValueLinter } from './value-linter.ts';

const PATH = /^(?:~|\.{1,2})?[\\/](?!.*[+=])|^[a-z]:[\\/]|^[\w.~\\/-]+\.(?:pem|p8|ppk|key|pub|der)$/i;
/** Formats that no source accepts as a private key. */
const OTHER_KINDS = {
  public: 'public-key-given',
  certificate: 'certificate-given',
  putty: 'putty-key-given',
} as const;
const PASSPHRASE_PARAM = /passphrase$/i;

/** Checks a private key in the form that a source requires. */
export const privateKeyLinter: ValueLinter = {
  name: 'private-key',
  label: 'a private key in base64',
  recognizes: isPrivateKey,
  claims: (text) => PATH.test(text) || readPrivateKey(text).wrapping !== undefined,
  lint(text, { service, params }) {
    const key = readPrivateKey(text);
    const requirements = findKeyRequirements(service);
    const otherKind = findOtherKind(text, key);
    const range = { start: 0, end: text.length };
    if (otherKind) return [errorFinding(describeFinding(otherKind), range)];
    const passphrase = Object.entries(params).find(([name]) => PASSPHRASE_PARAM.test(name))?.[1];
    return [
      ...lintWrapping(key, requirements).map((finding) => ({ ...finding, range })),
      ...(key.damage ? [errorFinding(describeFinding(DAMAGES[key.damage]), range)] : []),
      ...(key.wrapping === 'none' ? [] : lintBase64Lines(text)),
      ...(requirements ? [...lintMarkers(key, requirements), ...lintFormat(key, requirements)] : []),
      ...lintPassphrase(key, { isGiven: Boolean(passphrase), isTaken: requirements?.takesEncrypted ?? true }),
    ];
  },
};

function isPrivateKey(text: string): boolean {
  const { format, pem } = readPrivateKey(text);
  return pem !== undefined && !isOtherKind(format);
}

/** The finding about a value that is not a private key, or one that other clients cannot read. */
function findOtherKind(text: string, { wrapping, format }: PrivateKey) {
  if (isOtherKind(format)) return OTHER_KINDS[format];
  if (wrapping !== undefined) return undefined;
  return PATH.test(text) ? 'path-given' : 'private-key-not-readable';
}

function isOtherKind(format: KeyFormat | undefined): format is keyof typeof OTHER_KINDS {
  return format !== undefined && Object.hasOwn(OTHER_KINDS, format);
}

function lintWrapping(
  { wrapping, pem }: PrivateKey,
  requirements: KeyRequirements | undefined,
): readonly Finding[] {
  if (wrapping === 'base64-twice') return [errorFinding(describeFinding('private-key-encoded-twice'))];
  if (wrapping === 'none') {
    const finding = requirements?.markers === false ? 'private-key-has-markers' : 'private-key-not-encoded';
    return [errorFinding(describeFinding(finding))];
  }
  return requirements?.markers === true && pem === undefined
    ? [errorFinding(describeFinding('private-key-without-markers'))]
    : [];
}

function lintMarkers({ wrapping, pem }: PrivateKey, { markers }: KeyRequirements): readonly Finding[] {
  const hasMarkers = wrapping === 'base64' && pem !== undefined;
  return markers === false && hasMarkers ? [warningFinding(describeFinding('private-key-has-markers'))] : [];
}

function lintFormat(
  { format }: PrivateKey,
  { formats, doubtful, convert }: KeyRequirements,
): readonly Finding[] {
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
