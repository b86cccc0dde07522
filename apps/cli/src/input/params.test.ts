import { expect, test } from 'vitest';
import { parseParams } from './params.ts';

test('splits a parameter at the first equals sign', () => {
  expect(parseParams(['connectionString=AccountName=a;AccountKey=bm8=', 'empty='])).toEqual({
    connectionString: 'AccountName=a;AccountKey=bm8=',
    empty: '',
  });
});

test('refuses a parameter without a name or a value, and does not repeat it', () => {
  for (const flag of ['hunter2', '=hunter2']) {
    expect(() => parseParams([flag])).toThrow('not of the form key=value');
    expect(() => parseParams([flag])).not.toThrow('hunter2');
  }
});

test('refuses a parameter given twice', () => {
  expect(() => parseParams(['container=a', 'container=b'])).toThrow(
    '--param container is given more than once.',
  );
});
