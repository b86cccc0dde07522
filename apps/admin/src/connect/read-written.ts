import type { WrittenValue } from '@headwater/core';

const DOUBLED = {
  'doubled-double-quote': '"',
  'doubled-single-quote': "'",
  'doubled-brace': '}',
} as const;

/** Decodes the value that is written in a range of a string. */
export function readWritten(text: string, { range, encoding }: WrittenValue): string {
  const written = text.slice(range.start, range.end);
  if (encoding === undefined) return written;
  if (encoding === 'backslash') return written.replaceAll(/\\(.)/gs, '$1');
  if (encoding !== 'percent') return written.replaceAll(DOUBLED[encoding].repeat(2), DOUBLED[encoding]);
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}
