import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromWire, toShownName, toWire } from './wire-name.ts';

test('preserves any bytes in a path', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const binary = Buffer.from(bytes).toString('latin1');
      expect(toWire(fromWire(binary))).toBe(binary);
    }),
  );
});

test('decodes UTF-8 and shows other bytes as U+FFFD', () => {
  const wire = (text: string) => Buffer.from(text).toString('latin1');
  expect(fromWire(wire('Größe 例.csv'))).toBe('Größe 例.csv');
  expect(toShownName(fromWire(`Gr\xf6\xdfe-${wire('ö')}.csv`))).toBe('Gr\uFFFD\uFFFDe-ö.csv');
  expect(toWire(fromWire(wire('\uF7E4')))).toBe(wire('\uF7E4'));
});
