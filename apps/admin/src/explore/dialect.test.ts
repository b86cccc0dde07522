import { expect, it } from 'vitest';
import { type Dialect, dialectQuery, readDialect } from './dialect.ts';

it.each<{ name: string; dialect: Dialect }>([
  { name: 'nothing', dialect: {} },
  { name: 'a delimiter that has a meaning in an address', dialect: { columnDelimiter: '&' } },
  { name: 'an escape sequence of a tab', dialect: { columnDelimiter: '\\t' } },
  { name: 'no quotes and empty values as null', dialect: { quote: '', escape: '', nullText: '' } },
  { name: 'zero header rows', dialect: { headerRows: 0, skipRows: 2 } },
  { name: 'an encoding', dialect: { encoding: 'windows-1252' } },
])('an address carries $name', ({ dialect }) => {
  const query = new URLSearchParams(dialectQuery(dialect));
  expect(readDialect(Object.fromEntries(query))).toEqual(dialect);
});

it('ignores an empty delimiter, encoding and count', () => {
  expect(readDialect({ columnDelimiter: '', encoding: '', headerRows: '' })).toEqual({});
});

it('reads the first of repeated parameters, and ignores unknown parameters of an address', () => {
  expect(readDialect({ quote: ["'", '"'], object: 'landing/orders.csv' })).toEqual({ quote: "'" });
});
