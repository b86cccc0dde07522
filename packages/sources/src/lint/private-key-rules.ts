import type { PemDamage } from '../connection-strings/private-key.ts';
import { type Finding, type FindingText, warningFinding } from '../finding.ts';

const DAMAGES: Readonly<Record<PemDamage, FindingText>> = {
  'no-end': {
    code: 'private-key-cut',
    cause: 'The key begins and does not end: its last lines are missing.',
    fix: 'Copy the whole file, from the line with BEGIN to the line with END.',
  },
  'no-lines': {
    code: 'private-key-lines-lost',
    cause:
      'The line breaks of the key are gone, as happens in a shell without quotes around a variable, or in a form with one line. Clients do not find the key between its markers then.',
    fix: 'Take the key from its file once more, with its line breaks.',
  },
  'escaped-lines': {
    code: 'private-key-lines-escaped',
    cause:
      'The line breaks of the key are written as a backslash and an n, as JSON has them, but nothing turns them into line breaks again.',
    fix: 'Take the key from its file, or decode the JSON text that it stands in.',
  },
  body: {
    code: 'private-key-damaged',
    cause:
      'What stands between the markers of the key is not base64, so it has been changed or mixed up with something else.',
    fix: 'Take the key from its file once more.',
  },
};

/** What to say of a key that lost something on its way. */
export function describeDamage(damage: PemDamage): FindingText {
  return DAMAGES[damage];
}

/** Finds line breaks in base64, as `base64` writes them by itself. */
export function lintBase64Lines(text: string): readonly Finding[] {
  const lineBreak = /[\r\n]+/.exec(text);
  if (lineBreak === null) return [];
  return [
    warningFinding({
      code: 'base64-has-line-breaks',
      range: { start: lineBreak.index, end: lineBreak.index + lineBreak[0].length },
      cause: 'The base64 is broken into lines. Some clients read on after the first line and some do not.',
      fix: 'Write it in one line, as base64 -w0 does.',
    }),
  ];
}
