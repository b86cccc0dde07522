import type { FileSignature } from '../file/file-signature.ts';

/** White space, comments and processing instructions before the first element. */
const PROLOG = /^(?:\s+|<!--[\s\S]*?-->|<\?[\s\S]*?\?>)*/;
const HTML = /^<(?:!doctype\s+html|html|head|body)\b/i;
const FIRST_TAG = /^<([A-Za-z_][\w:.-]*)(?:\s[^<>]*)?>/;

/**
 * Returns the kind of markup in a string. One tag is not enough: exports of stock prices name their columns
 * `<TICKER>,<DATE>`. An element has a child or an end.
 */
export function findMarkup(text: string): FileSignature | undefined {
  const start = text.slice(0, 64 * 1024).replace(PROLOG, '');
  if (HTML.test(start)) {
    return {
      name: 'an HTML page, such as a sign-in or error page that was saved in place of the data',
      nextStep: 'Open the file to see what the page says, then export or download the data again.',
    };
  }
  return isXml(text, start)
    ? {
        name: 'XML, which is not a format of the platform',
        nextStep: 'Export the data as CSV, JSON or Parquet.',
      }
    : undefined;
}

function isXml(text: string, start: string): boolean {
  if (/^\s*<\?xml\s/.test(text) || /^<!DOCTYPE\s/i.test(start)) return true;
  const [tag, name] = FIRST_TAG.exec(start) ?? [];
  if (tag === undefined || name === undefined) return false;
  if (tag.endsWith('/>')) return start.slice(tag.length).trim() === '';
  return /^\s*<[A-Za-z_/!?]/.test(start.slice(tag.length)) || start.includes(`</${name}>`);
}
