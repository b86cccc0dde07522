import fc from 'fast-check';
import { expect, test } from 'vitest';
import { excerptOf } from './excerpt.ts';
import type { AuthParameter } from './source.ts';

const secret: AuthParameter = {
  name: 'connectionString',
  title: 'Connection string',
  description: '',
  type: 'string',
  isRequired: true,
  isSecret: true,
  examples: [],
  template: 'DefaultEndpointsProtocol=https;AccountName={ACCOUNT_NAME};AccountKey={ACCOUNT_KEY}',
};

function rangeOf(value: string, part: string): { start: number; end: number } {
  return { start: value.indexOf(part), end: value.indexOf(part) + part.length };
}

test('shows the keys of a connection string, even misspelled ones, but no value', () => {
  const value = 'AccountName=contoso;AcountKey=aHVudGVyMg==';
  expect(excerptOf(value, rangeOf(value, 'AcountKey'), secret)).toEqual({
    text: 'AccountName=·······;AcountKey=············',
    range: { start: 20, end: 29 },
  });
});

test('shows nothing of a value that is not a connection string', () => {
  expect(excerptOf('hunter2', { start: 0, end: 7 }, secret).text).toBe('·······');
});

test('shows a non-secret value unchanged', () => {
  const value = 'https://contoso.dfs.core.windows.net';
  expect(excerptOf(value, rangeOf(value, '.dfs.'), { ...secret, isSecret: false })).toEqual({
    text: value,
    range: { start: 15, end: 20 },
  });
});

test('truncates a long value around the error', () => {
  const value = `AccountName=${'a'.repeat(60)};AccountKey=${'b'.repeat(88)}`;
  const { text, range } = excerptOf(value, rangeOf(value, 'AccountKey'), secret);
  expect(text.slice(range.start, range.end)).toBe('AccountKey');
  expect(text).toMatch(/^…·+;AccountKey=·+…$/);
  expect(text.length).toBeLessThan(80);
});

test('never shows a character of a secret', () => {
  const characters = fc.stringMatching(/^[a-z0-9!@#$%^*+/{}()]{1,20}$/);
  fc.assert(
    fc.property(characters, characters, (name, key) => {
      const value = `AccountName=${name};AccountKey=${key}`;
      const { text } = excerptOf(value, { start: 0, end: 1 }, secret);
      expect(text.replaceAll(/AccountName=|AccountKey=/g, '')).toMatch(/^[·;]+$/);
    }),
  );
});
