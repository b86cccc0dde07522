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
  ['1e-05', 0.00001],
  ['1e+16', 1e16],
  ['1.50', 1.5],
  ['-0', '-0'],
  ['-0.00', '-0.00'],
  ['12345678901234567000', '12345678901234567000'],
  ['9007199254740994', 9_007_199_254_740_994],
  ['100000000000000000000000', '100000000000000000000000'],
  ['-9223372036854775808', '-9223372036854775808'],
  ['00042', 42],
  ['0001.50', 1.5],
  ['1e400', '1e400'],
  ['NaN', 'NaN'],
])('%s is shown as %j', (text, shown) => {
  expect(toExactNumber(text)).toBe(shown);
});

test.each([0, 0.1, 1.1, 16_777_216, 3.4028235e38, 1e-45])(
  'shows the 32-bit float nearest to %d as that number',
  (value) => {
    expect(toShortestFloat(Math.fround(value))).toBeCloseTo(value, 30);
    expect(Math.fround(toShortestFloat(Math.fround(value)))).toBe(Math.fround(value));
  },
);
