import { expect, test } from 'vitest';
import { toExactNumber, toShortestFloat } from './exact-number.ts';

test.each([
  ['0', 0],
  ['0.0000', 0],
  ['-12.5000', -12.5],
  ['100', 100],
  ['9007199254740991', 9_007_199_254_740_991],
  ['9007199254740993', '9007199254740993'],
  ['0.1', 0.1],
  ['0.10000000000000000001', '0.10000000000000000001'],
  ['0.00000001', '0.00000001'],
])('%s is shown as %j', (text, shown) => {
  expect(toExactNumber(text)).toBe(shown);
});

test.each([0, 0.1, 1.1, 16_777_216, 3.4028235e38, 1e-45])(
  'the 32-bit float nearest to %d is shown as that',
  (value) => {
    expect(toShortestFloat(Math.fround(value))).toBeCloseTo(value, 30);
    expect(Math.fround(toShortestFloat(Math.fround(value)))).toBe(Math.fround(value));
  },
);
