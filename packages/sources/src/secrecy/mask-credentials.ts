import { findCredentials } from './find-credentials.ts';
import { mapStrings, stringsOf } from './map-strings.ts';
import { SECRET_MASK } from './secret-mask.ts';

/** A JSON value with the mask in place of every credential in its strings; the value itself where there is none. */
export function maskCredentials(value: unknown): unknown {
  return mapStrings(value, maskText);
}

/** True if a string anywhere in a JSON value holds a credential. */
export function hasCredentials(value: unknown): boolean {
  return [...stringsOf(value)].some((text) => findCredentials(text).length > 0);
}

/** A mask that stands alone in its place; a value may hold other rows of asterisks. */
const MASK_IN_PLACE = /(?<![^\s/\\=:"'.])\*{8}(?![^\s/\\@&;"'#?,}])/;

/** True if a string anywhere in a JSON value is the mask, or an address or connection string with a masked part. */
export function hasMask(value: unknown): boolean {
  return [...stringsOf(value)].some((text) => MASK_IN_PLACE.test(text));
}

function maskText(text: string): string {
  let masked = '';
  let from = 0;
  for (const { start, end } of findCredentials(text)) {
    masked += text.slice(from, start) + SECRET_MASK;
    from = end;
  }
  return masked + text.slice(from);
}
