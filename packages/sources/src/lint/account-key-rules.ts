import type { ConnectionStringPart } from '../connection-strings/semicolon-pairs.ts';
import { describeFinding, errorFinding, type Finding, warningFinding } from '../finding.ts';

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
/** Base64 of the 64 bytes of a storage account key. */
const KEY_LENGTH = 88;

/** Checks the AccountKey part of a connection string. */
export function lintAccountKey(part: ConnectionStringPart | undefined): readonly Finding[] {
  if (!part?.value) return [missingKey(part)];
  if (!BASE64.test(part.value)) return [notBase64(part)];
  return part.value.length === KEY_LENGTH ? [] : [unusualLength(part)];
}

function missingKey(part: ConnectionStringPart | undefined): Finding {
  return errorFinding(describeFinding('account-key-missing'), part?.keyRange);
}

function notBase64(part: ConnectionStringPart): Finding {
  return errorFinding(describeFinding('account-key-not-base64'), part.valueRange);
}

function unusualLength(part: ConnectionStringPart): Finding {
  return warningFinding(describeFinding('account-key-unusual-length'), part.valueRange);
}
