/** Marks a value that is longer than requested. */
const CUT = '…';

/** Shows text of at most `size - 1` characters; longer text ends with an ellipsis. */
export function showText(value: unknown, size: number): string {
  const whole = String(value);
  if (whole.length < size) return whole;
  // A character beyond the basic plane is two units; half of it is not a character.
  const kept = whole.slice(0, size - 1).replace(/[\uD800-\uDBFF]$/, '');
  return kept + CUT;
}

/** Shows at most `size - 1` bytes in base64; longer values end with an ellipsis. */
export function showBytes(value: unknown, size: number): unknown {
  if (!(value instanceof Uint8Array)) return value;
  const whole = Buffer.from(value);
  return whole.length < size
    ? whole.toString('base64')
    : whole.subarray(0, size - 1).toString('base64') + CUT;
}
