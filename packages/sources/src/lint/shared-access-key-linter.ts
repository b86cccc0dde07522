import { decodeBase64 } from '../connection-strings/base64.ts';
import { describeFinding, type Finding, warningFinding } from '../finding.ts';
import { EVENT_HUBS_ADVICE } from './event-hubs-advice.ts';
import type { ValueLinter } from './value-linter.ts';

/** Checks the key of a shared access policy. */
export const sharedAccessKeyLinter: ValueLinter = {
  name: 'shared-access-key',
  label: 'the key of a shared access policy',
  recognizes: () => false,
  advice: EVENT_HUBS_ADVICE,
  lint(text) {
    const range = { start: 0, end: text.length };
    if (/^SharedAccessSignature\s/i.test(text)) return [signatureGiven(range)];
    return decodeBase64(text) === undefined ? [notBase64(range)] : [];
  },
};

function signatureGiven(range: Finding['range']): Finding {
  return warningFinding(describeFinding('signature-not-key'), range);
}

function notBase64(range: Finding['range']): Finding {
  return warningFinding(describeFinding('shared-access-key-not-base64'), range);
}
