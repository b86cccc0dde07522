/**
 * A number where JSON's numbers hold it exactly, else its text: a sum of money must not change on its way to a person.
 */
export function toExactNumber(text: string): number | string {
  const number = Number(text);
  return String(number) === withoutTrailingZeros(text) ? number : text;
}

/** The number with the fewest digits that is the same as a 32-bit float, as SQL Server itself shows a `real`. */
export function toShortestFloat(value: number): number {
  for (let digits = 6; digits <= 9; digits += 1) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return value;
}

function withoutTrailingZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
