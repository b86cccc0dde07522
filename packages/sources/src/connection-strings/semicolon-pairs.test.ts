import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readSemicolonPairs } from './semicolon-pairs.ts';

it.each<{ given: string; want: [string, string][]; problems?: string[] }>([
  { given: '', want: [] },
  {
    given: 'a=1;b=2;',
    want: [
      ['a', '1'],
      ['b', '2'],
    ],
  },
  {
    given: ' a = 1 ;\nb=2',
    want: [
      ['a', '1'],
      ['b', '2'],
    ],
  },
  { given: 'AccountKey=QQ==', want: [['AccountKey', 'QQ==']] },
  { given: 'a="1"', want: [['a', '"1"']] },
  { given: 'a=', want: [['a', '']] },
  { given: 'oops;a=1;=2', want: [['a', '1']], problems: ['oops', '=2'] },
])('reads $given', ({ given, want, problems = [] }) => {
  const read = readSemicolonPairs(given);
  expect(read.parts.map(({ key, value }) => [key, value])).toEqual(want);
  expect(read.problems.map(({ range }) => given.slice(range?.start, range?.end))).toEqual(problems);
});

it('restores all keys and values without a semicolon', () => {
  const word = fc
    .string({ unit: 'grapheme', minLength: 1 })
    .map((text) => text.replaceAll(/[;=\s]/g, ''))
    .filter((text) => text !== '');
  const pairs = fc.array(
    fc.tuple(
      word,
      fc.array(word).map((words) => words.join('=')),
    ),
  );
  fc.assert(
    fc.property(pairs, (list) => {
      const text = list.map((pair) => pair.join('=')).join(';');
      expect(readSemicolonPairs(text).parts.map(({ key, value }) => [key, value])).toEqual(list);
    }),
  );
});
