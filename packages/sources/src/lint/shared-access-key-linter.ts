import { decodeBase64 } from '../connection-strings/base64.ts';
import { type Finding, warningFinding } from '../finding.ts';
import { EVENT_HUBS_ADVICE } from './event-hubs-advice.ts';
import type { ValueLinter } from './value-linter.ts';

/** Judges the key of a shared access policy. */
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
  return warningFinding({
    code: 'signature-not-key',
    range,
    cause:
      'This is a signature made with a key. It expires, and the source makes signatures of its own with the key.',
    fix: 'In the Azure portal, open "Shared access policies", the policy, and copy its primary or secondary key.',
  });
}

function notBase64(range: Finding['range']): Finding {
  return warningFinding({
    code: 'shared-access-key-not-base64',
    range,
    cause:
      'Keys that Azure generates are base64: letters, digits, + and /, with = at the end. This one is not, so it has probably been cut, encoded or mixed up with something else.',
    fix: 'Copy the key again, with the = at its end. It is neither the name of the policy nor a connection string.',
  });
}
