import type { ConnectionStringPart } from '../connection-strings/semicolon-pairs.ts';
import { errorFinding, type Finding, warningFinding } from '../finding.ts';

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
/** Base64 of the 64 bytes that keys of storage accounts have. */
const KEY_LENGTH = 88;

/** Judges the AccountKey part of a connection string. */
export function lintAccountKey(part: ConnectionStringPart | undefined): readonly Finding[] {
  if (!part?.value) return [missingKey(part)];
  if (!BASE64.test(part.value)) return [notBase64(part)];
  return part.value.length === KEY_LENGTH ? [] : [unusualLength(part)];
}

function missingKey(part: ConnectionStringPart | undefined): Finding {
  return errorFinding({
    code: 'account-key-missing',
    range: part?.keyRange,
    cause:
      'There is neither an AccountKey nor a SharedAccessSignature, so the account refuses every request.',
    fix: 'Copy the whole connection string from "Access keys" of the storage account.',
  });
}

function notBase64(part: ConnectionStringPart): Finding {
  return errorFinding({
    code: 'account-key-not-base64',
    range: part.valueRange,
    cause:
      'An AccountKey is base64: letters, digits, + and /, in groups of four, with = at the end. This one is not, so it has been cut, encoded or mixed up with something else.',
    fix: 'Copy the key again, with the = signs at its end. In an address or a form, + may have become a space.',
  });
}

function unusualLength(part: ConnectionStringPart): Finding {
  return warningFinding({
    code: 'account-key-unusual-length',
    range: part.valueRange,
    cause:
      'Keys of storage accounts are 64 bytes, 88 characters of base64; this one has another length, so a part of it is probably missing.',
    fix: 'Copy the key again from "Access keys" of the storage account.',
  });
}
