import { expect, it } from 'vitest';
import { readQueryPairs } from './query-pairs.ts';

it.each<{ given: string; want: [string, string][] }>([
  { given: '', want: [] },
  {
    given: 'a=1&b=2',
    want: [
      ['a', '1'],
      ['b', '2'],
    ],
  },
  { given: '&a=1&&', want: [['a', '1']] },
  { given: 'a=b=c', want: [['a', 'b=c']] },
  { given: 'a=p%40ss+word', want: [['a', 'p@ss+word']] },
  { given: 'a=100%', want: [['a', '100%']] },
  {
    given: 'a=&b',
    want: [
      ['a', ''],
      ['b', ''],
    ],
  },
])('reads $given', ({ given, want }) => {
  expect(readQueryPairs(given).map(({ key, value }) => [key, value])).toEqual(want);
});

it('reports the ranges of keys and values in their encoded form', () => {
  const text = 'jdbc:x?user=r%20r&db=S';
  const where = readQueryPairs(text.slice(7), 7).map(({ keyRange, valueRange }) =>
    [keyRange, valueRange].map(({ start, end }) => text.slice(start, end)),
  );
  expect(where).toEqual([
    ['user', 'r%20r'],
    ['db', 'S'],
  ]);
});
