import { findCredentials } from './find-credentials.ts';
import { mapStrings, stringsOf } from './map-strings.ts';
import { SECRET_MASK } from './secret-mask.ts';

/** A JSON value with every credential in its strings replaced by the mask; the value itself if it contains none. */
export function maskCredentials(value: unknown): unknown {
  return mapStrings(value, maskText);
}

/** True if any string in a JSON value contains a credential. */
export function hasCredentials(value: unknown): boolean {
  return [...stringsOf(value)].some((text) => findCredentials(text).length > 0);
}

/** A mask that forms a whole value. Values may contain other sequences of asterisks. */
const MASK_IN_PLACE = /(?<![^\s/\\=:"'.])\*{8}(?![^\s/\\@&;"'#?,}])/;

/** True if any string in a JSON value is the mask, or an address or connection string with a masked part. */
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
