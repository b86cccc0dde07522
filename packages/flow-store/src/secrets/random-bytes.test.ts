import { describe, expect, it } from 'vitest';
import { takeRandomBytes } from './random-bytes.ts';

describe('random bytes', () => {
  it('have the requested length and are never repeated or empty, across many refills', () => {
    const taken = Array.from({ length: 5000 }, () => Buffer.from(takeRandomBytes(16)).toString('hex'));
    expect(new Set(taken).size).toBe(5000);
    expect(taken.every((hex) => hex.length === 32 && !/^0+$/.test(hex))).toBe(true);
  });

  it('are uniformly distributed', () => {
    const counts = new Map<number, number>();
    for (let draw = 0; draw < 256; draw++) {
      for (const byte of takeRandomBytes(1000)) counts.set(byte, (counts.get(byte) ?? 0) + 1);
    }
    // 1000 of each are expected. The standard deviation is 32, and this allows ten times that.
    for (let value = 0; value < 256; value++)
      expect(Math.abs((counts.get(value) ?? 0) - 1000)).toBeLessThan(320);
  });
});
