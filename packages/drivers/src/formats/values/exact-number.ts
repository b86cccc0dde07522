/**
 * Returns a number if JSON's numbers hold exactly the same value, else the string: an amount of money must not change
 * in a preview. An integer must equal its double and print the same; a fraction must be the shortest form that prints
 * its double.
 */
export function toExactNumber(text: string): number | string {
  const number = Number(text);
  if (!Number.isFinite(number) || Object.is(number, -0)) return text;
  const isSame = HAS_EXPONENT.test(text)
    ? writeDigits(String(number)) === writeDigits(text)
    : isSamePlain(number, text);
  return isSame ? number : text;
}

/** Converts the text of a double: JSON holds it unless it is not a number, infinite or negative zero. */
export function toFloat(text: string): number | string {
  const number = Number(text);
  return Number.isFinite(number) && !Object.is(number, -0) ? number : text;
}

/** The shortest number that equals a 32-bit float, as SQL Server itself shows a `real`. */
export function toShortestFloat(value: number): number {
  for (let digits = 6; digits <= 9; digits += 1) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return value;
}

const INTEGER = /^-?\d+$/;
const HAS_EXPONENT = /e/i;
const DECIMAL = /^([+-]?)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i;

/** Digits keep their notation: a number that JSON would write with an exponent stays a string. */
function isSamePlain(number: number, text: string): boolean {
  // Columns with ZEROFILL have leading zeros.
  const plain = text.replace(/^(-?)0+(?=\d)/, '$1');
  if (INTEGER.test(plain)) return String(number) === plain && BigInt(number) === BigInt(plain);
  return String(number) === plain.replace(/\.?0+$/, '');
}

/** Sign, significant digits and power of ten, equal for every spelling of a value. */
function writeDigits(text: string): string | undefined {
  const match = DECIMAL.exec(text);
  if (match === null) return undefined;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const digits = (whole + fraction).replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  if (significant === '') return '0';
  const power = Number(exponent) - fraction.length + digits.length - significant.length;
  return `${sign === '-' ? '-' : ''}${significant}e${power}`;
}
