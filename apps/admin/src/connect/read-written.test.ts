import { expect, it } from 'vitest';
import { readWritten } from './read-written.ts';

it.each([
  { written: 'a%40b', encoding: undefined, want: 'a%40b' },
  { written: 'a%40b', encoding: 'percent', want: 'a@b' },
  { written: '100%', encoding: 'percent', want: '100%' },
  { written: String.raw`it\'s a\\b`, encoding: 'backslash', want: String.raw`it's a\b` },
  { written: 'say ""hi""', encoding: 'doubled-double-quote', want: 'say "hi"' },
  { written: "it''s", encoding: 'doubled-single-quote', want: "it's" },
  { written: 'a}}b', encoding: 'doubled-brace', want: 'a}b' },
] as const)('reads $written ($encoding) as $want', ({ written, encoding, want }) => {
  const text = `Pwd=${written};`;
  const range = { start: 4, end: 4 + written.length };
  expect(readWritten(text, encoding === undefined ? { range } : { range, encoding })).toBe(want);
});
