import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOdbcPairs } from './odbc-pairs.ts';

function read(text: string): { pairs: [string, string][]; problems: string[] } {
  const { parts, problems } = readOdbcPairs(text);
  return { pairs: parts.map(({ key, value }) => [key, value]), problems: problems.map(({ code }) => code) };
}

describe('readOdbcPairs', () => {
  it.each<{ given: string; pairs: [string, string][]; problems?: string[] }>([
    { given: '', pairs: [] },
    {
      given: 'a=1; b = 2 ;;',
      pairs: [
        ['a', '1'],
        ['b', '2'],
      ],
    },
    { given: 'a==1', pairs: [['a', '=1']] },
    {
      given: 'a={1;2};b=3',
      pairs: [
        ['a', '1;2'],
        ['b', '3'],
      ],
    },
    { given: 'a={1}}2}', pairs: [['a', '1}2']] },
    { given: 'a=1{2}', pairs: [['a', '1{2}']] },
    { given: 'a="1"', pairs: [['a', '"1"']] },
    { given: 'a={}', pairs: [['a', '']] },
    {
      given: 'CredString=[{"user": "u", "pass":"p"}];',
      pairs: [['CredString', '[{"user": "u", "pass":"p"}]']],
    },
    {
      given: 'a={1;b=2',
      pairs: [
        ['a', '{1'],
        ['b', '2'],
      ],
      problems: ['brace-not-closed'],
    },
    {
      given: 'a={1}2;b=3',
      pairs: [
        ['a', '1'],
        ['b', '3'],
      ],
      problems: ['text-after-closing-brace'],
    },
    { given: 'oops;=1;b=2', pairs: [['b', '2']], problems: ['part-not-key-value', 'part-not-key-value'] },
  ])('reads $given', ({ given, pairs, problems = [] }) => {
    expect(read(given)).toEqual({ pairs, problems });
  });

  it('restores all values that were enclosed according to the rules', () => {
    const pairs = fc.array(fc.tuple(fc.stringMatching(/^[a-z]{1,8}$/), fc.string({ unit: 'binary' })));
    fc.assert(
      fc.property(pairs, (list) => {
        const text = list.map(([key, value]) => `${key}={${value.replaceAll('}', '}}')}}`).join(';');
        expect(read(text)).toEqual({ pairs: list, problems: [] });
      }),
    );
  });
});
