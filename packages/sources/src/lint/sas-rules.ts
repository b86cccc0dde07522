import { type AzureSas, findSasField } from '../connection-strings/azure-sas.ts';
import { describeFinding, errorFinding, type Finding, warningFinding } from '../finding.ts';
import type { TextRange } from '../text-range.ts';
import { lintSasScope, type SasTarget } from './sas-scope-rules.ts';

const SOON_MS = 7 * 24 * 60 * 60 * 1000;
/** Base64 of the 32 bytes of an HMAC-SHA256. */
const SIGNATURE = /^[A-Za-z0-9+/]{43}=$/;
/** An encoded `+`, `/`, or `=` whose percent sign is encoded again. */
const ENCODED_TWICE = /%25(?:2B|2F|3D)/i;

/** How and when a signature is used. */
export interface SasUse extends SasTarget {
  now: Date;
}

/** Checks that a shared access signature is complete and currently valid, and that it grants the required access. */
export function lintSas(sas: AzureSas, use: SasUse): readonly Finding[] {
  const escaped = sas.fields.find((field) => field.name.startsWith('amp;'));
  if (escaped) return [htmlEscaped(escaped.range)];
  if (!sas.signature) return [missingSignature()];
  return [
    ...lintRepetition(sas),
    ...lintVersion(sas),
    ...lintSignature(sas, sas.signature),
    ...lintDates(sas, use.now),
    ...lintRestrictions(sas),
    ...lintSasScope(sas, use),
  ];
}

function lintRepetition({ fields }: AzureSas): Finding[] {
  const repeated = fields.filter(
    (field, index) => fields.findIndex(({ name }) => name === field.name) < index,
  );
  return repeated.map(({ range }) => errorFinding(describeFinding('sas-field-repeated'), range));
}

function lintVersion({ version }: AzureSas): Finding[] {
  if (version) return [];
  return [errorFinding(describeFinding('sas-version-missing'))];
}

function lintSignature(sas: AzureSas, signature: string): Finding[] {
  const range = findSasField(sas, 'sig');
  if (ENCODED_TWICE.test(sas.token)) {
    return [errorFinding(describeFinding('sas-encoded-twice'), range)];
  }
  if (SIGNATURE.test(signature)) return [];
  return [warningFinding(describeFinding('sas-signature-damaged'), range)];
}

function lintDates(sas: AzureSas, now: Date): Finding[] {
  const { startsAt, expiresAt, policy } = sas;
  const unreadable = (['st', 'se'] as const)
    .filter((name) => findSasField(sas, name) && (name === 'st' ? startsAt : expiresAt) === undefined)
    .map((name) => unreadableDate(findSasField(sas, name)));
  if (unreadable.length > 0) return unreadable;
  if (expiresAt === undefined) return policy === undefined ? [missingExpiry()] : [];
  const range = findExpiry(sas, expiresAt);
  if (expiresAt <= now) return [expired(expiresAt, range)];
  if (startsAt !== undefined && startsAt > now) return [notYetValid(startsAt, findSasField(sas, 'st'))];
  return expiresAt.getTime() - now.getTime() < SOON_MS ? [expiresSoon(expiresAt, range)] : [];
}

/** Of the two fields that may end a signature, the one that applies first. */
function findExpiry({ fields }: AzureSas, expiresAt: Date): TextRange | undefined {
  const ends = fields.filter(({ name }) => name === 'se' || name === 'ske');
  return ends.find(({ value }) => Date.parse(value) === expiresAt.getTime())?.range;
}

function lintRestrictions(sas: AzureSas): Finding[] {
  if (sas.ipRange === undefined) return [];
  return [warningFinding(describeFinding('sas-ip-restricted'), findSasField(sas, 'sip'))];
}

function missingSignature(): Finding {
  return errorFinding(describeFinding('sas-signature-missing'));
}

function htmlEscaped(range: TextRange): Finding {
  return errorFinding(describeFinding('sas-html-escaped'), range);
}

function unreadableDate(range: TextRange | undefined): Finding {
  return errorFinding(describeFinding('sas-date-unreadable'), range);
}

function missingExpiry(): Finding {
  return errorFinding(describeFinding('sas-expiry-missing'));
}

function expired(date: Date, range: TextRange | undefined): Finding {
  return errorFinding(describeFinding('sas-expired', { date: formatDate(date) }), range);
}

function notYetValid(date: Date, range: TextRange | undefined): Finding {
  return errorFinding(describeFinding('sas-not-yet-valid', { date: formatDate(date) }), range);
}

function expiresSoon(date: Date, range: TextRange | undefined): Finding {
  return warningFinding(describeFinding('sas-expires-soon', { date: formatDate(date) }), range);
}

function formatDate(date: Date): string {
  const text = date.toISOString();
  return `${text.slice(0, 10)} at ${text.slice(11, 16)} UTC`;
}
