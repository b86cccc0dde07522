const NUMBER = /^-?(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

/**
 * Converts a number of JSON text without loss: to a number, or to a string if a double prints differently. An integer
 * is exact up to 2^53; beyond it, neighbors share a double.
 */
export function toExactNumber(source: string): number | string {
  const value = Number(source);
  const isExact = /^-?\d+$/.test(source)
    ? Number.isSafeInteger(value)
    : Number.isFinite(value) && normalize(source) === normalize(String(value));
  return isExact ? value : source;
}

/** Significant digits and the power of ten, equal for `1.50`, `15e-1` and `0.15e1`. */
function normalize(source: string): string | undefined {
  const [, whole = '', fraction = '', exponent = '0'] = NUMBER.exec(source) ?? [];
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  if (significant === '') return '0';
  const power = BigInt(exponent) - BigInt(fraction.length) + BigInt(digits.length - significant.length);
  return `${significant}e${power}`;
}
