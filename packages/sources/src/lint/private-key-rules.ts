import type { PemDamage } from '../connection-strings/private-key.ts';
import { describeFinding, type Finding, warningFinding } from '../finding.ts';

/** The finding for each kind of damage to a PEM key. */
export const DAMAGES: Readonly<
  Record<
    PemDamage,
    'private-key-cut' | 'private-key-damaged' | 'private-key-lines-escaped' | 'private-key-lines-lost'
  >
> = {
  'no-end': 'private-key-cut',
  'no-lines': 'private-key-lines-lost',
  'escaped-lines': 'private-key-lines-escaped',
  body: 'private-key-damaged',
};

/** Finds line breaks in base64, which `base64` inserts by default. */
export function lintBase64Lines(text: string): readonly Finding[] {
  const lineBreak = /[\r\n]+/.exec(text);
  if (lineBreak === null) return [];
  return [
    warningFinding(describeFinding('base64-has-line-breaks'), {
      start: lineBreak.index,
      end: lineBreak.index + lineBreak[0].length,
    }),
  ];
}
