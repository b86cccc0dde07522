import { type PrivateKey, readPrivateKey } from '../connection-strings/private-key.ts';
import { errorFinding, type Finding, type FindingText, warningFinding } from '../finding.ts';
import {
  ENCODED_TWICE,
  ENCRYPTED,
  HAS_MARKERS,
  NO_MARKERS,
  NOT_ENCODED,
  NOT_READABLE,
  OTHER_KINDS,
  PASSPHRASE_MISSING,
  PASSPHRASE_SPARE,
  PATH_GIVEN,
} from './private-key-problems.ts';
import { describeDamage, lintBase64Lines } from './private-key-rules.ts';
import { FORMAT_NAMES, findKeyWish, type KeyWish } from './private-key-wishes.ts';
import type { ValueLinter } from './value-linter.ts';

const PATH = /^(?:~|\.{1,2})?[\\/](?!.*[+=])|^[a-z]:[\\/]|^[\w.~\\/-]+\.(?:pem|p8|ppk|key|pub|der)$/i;
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
    if (otherKind) return [errorFinding({ ...otherKind, range })];
    const passphrase = Object.entries(params).find(([name]) => PASSPHRASE_PARAM.test(name))?.[1];
    return [
      ...lintWrapping(key, wish).map((finding) => ({ ...finding, range })),
      ...(key.damage ? [errorFinding({ ...describeDamage(key.damage), range })] : []),
      ...(key.wrapping === 'none' ? [] : lintBase64Lines(text)),
      ...(wish ? [...lintMarkers(key, wish), ...lintFormat(key, wish)] : []),
      ...lintPassphrase(key, { isGiven: Boolean(passphrase), isTaken: wish?.takesEncrypted ?? true }),
    ];
  },
};

function isPrivateKey(text: string): boolean {
  const { format, pem } = readPrivateKey(text);
  return pem !== undefined && !OTHER_KINDS.has(format);
}

/** What the text is when it is no private key, or none that other clients read. */
function findOtherKind(text: string, { wrapping, format }: PrivateKey): FindingText | undefined {
  const isPath = wrapping === undefined && PATH.test(text);
  return (
    OTHER_KINDS.get(format) ?? (isPath ? PATH_GIVEN : undefined) ?? (wrapping ? undefined : NOT_READABLE)
  );
}

function lintWrapping({ wrapping, pem }: PrivateKey, wish: KeyWish | undefined): readonly Finding[] {
  if (wrapping === 'base64-twice') return [errorFinding(ENCODED_TWICE)];
  if (wrapping === 'none') return [errorFinding(wish?.markers === false ? HAS_MARKERS : NOT_ENCODED)];
  return wish?.markers === true && pem === undefined ? [errorFinding(NO_MARKERS)] : [];
}

function lintMarkers({ wrapping, pem }: PrivateKey, { markers }: KeyWish): readonly Finding[] {
  const hasMarkers = wrapping === 'base64' && pem !== undefined;
  return markers === false && hasMarkers ? [warningFinding(HAS_MARKERS)] : [];
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
