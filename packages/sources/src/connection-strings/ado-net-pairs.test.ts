import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAdoNetPairs } from './ado-net-pairs.ts';

function read(text: string): { pairs: [string, string][]; problems: string[] } {
  const { parts, problems } = readAdoNetPairs(text);
  return { pairs: parts.map(({ key, value }) => [key, value]), problems: problems.map(({ code }) => code) };
}

describe('readAdoNetPairs', () => {
  it.each<{ given: string; want: [string, string][] }>([
    { given: '', want: [] },
    { given: ' ;; \n;', want: [] },
    {
      given: 'a=1;b=2',
      want: [
        ['a', '1'],
        ['b', '2'],
      ],
    },
    { given: ' a b = 1 2 ;', want: [['a b', '1 2']] },
    { given: 'a=', want: [['a', '']] },
    {
      given: 'a=;b=',
      want: [
        ['a', ''],
        ['b', ''],
      ],
    },
    { given: 'a=b=c==d', want: [['a', 'b=c==d']] },
    { given: 'a==b=c', want: [['a=b', 'c']] },
    { given: 'a="1;2"', want: [['a', '1;2']] },
    {
      given: "a = '1;2' ;b=3",
      want: [
        ['a', '1;2'],
        ['b', '3'],
      ],
    },
    { given: 'a="say ""x"""', want: [['a', 'say "x"']] },
    { given: "a='it''s'", want: [['a', "it's"]] },
    { given: `a="it's"`, want: [['a', "it's"]] },
    { given: 'a=""', want: [['a', '']] },
    { given: 'a=x"y', want: [['a', 'x"y']] },
    {
      given: 'a={x;b=y}',
      want: [
        ['a', '{x'],
        ['b', 'y}'],
      ],
    },
    { given: 'a=1\0\0', want: [['a', '1\0\0']] },
    { given: 'a="1";\0', want: [['a', '1']] },
  ])('reads $given', ({ given, want }) => {
    expect(read(given)).toEqual({ pairs: want, problems: [] });
  });

  it.each<{ given: string; pairs: [string, string][]; problem: string }>([
    {
      given: 'a=1;oops;b=2',
      pairs: [
        ['a', '1'],
        ['b', '2'],
      ],
      problem: 'part-not-key-value',
    },
    { given: '=1;b=2', pairs: [['b', '2']], problem: 'part-not-key-value' },
    { given: 'a==1;b=2', pairs: [['b', '2']], problem: 'part-not-key-value' },
    { given: 'a="1;b=2', pairs: [['a', '1;b=2']], problem: 'quote-not-closed' },
    {
      given: 'a="1"2;b=3',
      pairs: [
        ['a', '1'],
        ['b', '3'],
      ],
      problem: 'text-after-closing-quote',
    },
  ])('continues after an unreadable part of $given', ({ given, pairs, problem }) => {
    expect(read(given)).toEqual({ pairs, problems: [problem] });
  });

  it('reports the position of each part, including quotes', () => {
    const text = ' User ID = "a;b" ;Pwd=x';
    const where = readAdoNetPairs(text).parts.map(({ keyRange, valueRange }) =>
      [keyRange, valueRange].map(({ start, end }) => text.slice(start, end)),
    );
    expect(where).toEqual([
      ['User ID', '"a;b"'],
      ['Pwd', 'x'],
    ]);
  });

  it('restores all keys and values that were quoted according to the rules', () => {
    const keys = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .map((key) => key.replaceAll(/[;\s\p{C}]/gu, ''))
      .filter((key) => key !== '');
    const quotes = fc.constantFrom('"', "'");
    const pairs = fc.array(fc.tuple(keys, fc.string({ unit: 'binary' }), quotes));
    fc.assert(
      fc.property(pairs, (list) => {
        const text = list
          .map(
            ([key, value, quote]) =>
              `${key.replaceAll('=', '==')}=${quote}${value.replaceAll(quote, quote + quote)}${quote}`,
          )
          .join(';');
        expect(read(text)).toEqual({ pairs: list.map(([key, value]) => [key, value]), problems: [] });
      }),
    );
  });
});
