import { type AzureSas, findSasField } from '../connection-strings/azure-sas.ts';
import type { TextRange } from '../connection-strings/text-range.ts';
import { errorFinding, type Finding, warningFinding } from '../finding.ts';
import { lintSasScope, type SasTarget } from './sas-scope-rules.ts';

const SOON_MS = 7 * 24 * 60 * 60 * 1000;
/** Base64 of the 32 bytes of an HMAC-SHA256. */
const SIGNATURE = /^[A-Za-z0-9+/]{43}=$/;
/** Encoded `+`, `/` or `=` whose percent sign has been encoded once more. */
const ENCODED_TWICE = /%25(?:2B|2F|3D)/i;

/** What a signature is to be used for, and when. */
export interface SasUse extends SasTarget {
  now: Date;
}

/** Judges a shared access signature: whether it is whole, whether it is in force, and what it grants. */
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
  return repeated.map(({ range }) =>
    errorFinding({
      code: 'sas-field-repeated',
      range,
      cause: 'This field stands in the signature twice; the service refuses a signature that is ambiguous.',
      fix: 'Copy the signature again as it was generated. Two signatures may have been joined.',
    }),
  );
}

function lintVersion({ version }: AzureSas): Finding[] {
  if (version) return [];
  return [
    errorFinding({
      code: 'sas-version-missing',
      cause:
        'The signature does not say by which version of the service it was made (sv), so it cannot be checked.',
      fix: 'Copy the whole signed address; a part of it seems to be missing.',
    }),
  ];
}

function lintSignature(sas: AzureSas, signature: string): Finding[] {
  const range = findSasField(sas, 'sig');
  if (ENCODED_TWICE.test(sas.token)) {
    return [
      errorFinding({
        code: 'sas-encoded-twice',
        range,
        cause:
          'The signature has been percent-encoded twice (%253D in place of %3D), so it decodes to something else than was signed.',
        fix: 'Copy the signature as it was generated, or turn each %25 in it into %.',
      }),
    ];
  }
  if (SIGNATURE.test(signature)) return [];
  return [
    warningFinding({
      code: 'sas-signature-damaged',
      range,
      cause:
        'A signature (sig) is 44 characters of base64 once decoded; this one is not, so it is probably cut off or changed.',
      fix: 'Copy the signed address again. Its plus signs must be written %2B.',
    }),
  ];
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

/** Of the two fields that may end a signature, the one that does. */
function findExpiry({ fields }: AzureSas, expiresAt: Date): TextRange | undefined {
  const ends = fields.filter(({ name }) => name === 'se' || name === 'ske');
  return ends.find(({ value }) => Date.parse(value) === expiresAt.getTime())?.range;
}

function lintRestrictions(sas: AzureSas): Finding[] {
  if (sas.ipRange === undefined) return [];
  return [
    warningFinding({
      code: 'sas-ip-restricted',
      range: findSasField(sas, 'sip'),
      cause:
        'The signature is only valid from certain IP addresses (sip). Experience Platform connects from its own addresses, not from yours.',
      fix: "Make sure the range covers the platform's addresses for your region, or generate the signature without one and restrict addresses in the account's firewall.",
    }),
  ];
}

function missingSignature(): Finding {
  return errorFinding({
    code: 'sas-signature-missing',
    cause: 'There is no signature (sig) in the value, so the service treats the request as anonymous.',
    fix: 'Copy the whole signed address. In a shell, put it in single quotes: an unquoted & ends the command and cuts the value.',
  });
}

function htmlEscaped(range: TextRange): Finding {
  return errorFinding({
    code: 'sas-html-escaped',
    range,
    cause:
      'The fields are separated by &amp;, as HTML writes an ampersand, so all but the first are not recognized.',
    fix: 'Replace each &amp; with &.',
  });
}

function unreadableDate(range: TextRange | undefined): Finding {
  return errorFinding({
    code: 'sas-date-unreadable',
    range,
    cause: 'This is not a date as signatures have it, in UTC: YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ.',
    fix: 'Copy the signed address again as it was generated; dates are signed too and cannot be edited.',
  });
}

function missingExpiry(): Finding {
  return errorFinding({
    code: 'sas-expiry-missing',
    cause:
      'The signature says neither when it expires (se) nor which stored access policy does (si); the service refuses it.',
    fix: 'Copy the whole signed address; a part of it seems to be missing.',
  });
}

function expired(date: Date, range: TextRange | undefined): Finding {
  return errorFinding({
    code: 'sas-expired',
    range,
    cause: `The signature expired on ${formatDate(date)}; the service refuses it since then.`,
    fix: 'Generate a new signature with a later expiry. The date is signed too, so editing it does not help.',
  });
}

function notYetValid(date: Date, range: TextRange | undefined): Finding {
  return errorFinding({
    code: 'sas-not-yet-valid',
    range,
    cause: `The signature is not valid before ${formatDate(date)}. Start times are in UTC, which is easily mistaken for local time.`,
    fix: 'Wait until then, or generate a signature without a start time.',
  });
}

function expiresSoon(date: Date, range: TextRange | undefined): Finding {
  return warningFinding({
    code: 'sas-expires-soon',
    range,
    cause: `The signature expires on ${formatDate(date)}; from then on every run of a dataflow over this connection fails.`,
    fix: 'Generate a signature that lasts as long as the dataflow is to run, and plan its renewal.',
  });
}

function formatDate(date: Date): string {
  const text = date.toISOString();
  return `${text.slice(0, 10)} at ${text.slice(11, 16)} UTC`;
}
