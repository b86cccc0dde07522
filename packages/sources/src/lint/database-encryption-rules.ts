import type { TextRange } from '../connection-strings/text-range.ts';
import { type Finding, warningFinding } from '../finding.ts';

/** The finding for a connection that is not encrypted. */
export function notEncrypted(range: TextRange | undefined, fix: string): Finding {
  return warningFinding({
    code: 'connection-not-encrypted',
    range,
    cause:
      'The connection is not encrypted, so the password and all rows cross the internet for everybody on the way to read. Many servers refuse such connections.',
    fix,
  });
}

/** The finding for an encrypted connection on which anybody could pose as the server. */
export function certificateNotChecked(range: TextRange | undefined, fix: string): Finding {
  return warningFinding({
    code: 'certificate-not-checked',
    range,
    cause:
      'The connection is encrypted, but any certificate is accepted, so a machine in between could pose as the server and read the password.',
    fix,
  });
}
