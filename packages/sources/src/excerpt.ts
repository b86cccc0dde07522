import type { AuthParameter } from './source.ts';
import { suggestName } from './suggest-name.ts';
import type { TextRange } from './text-range.ts';

/** The excerpt of a value around a finding, safe to show. */
export interface Excerpt {
  /**
   * In a value that may contain a secret, only known keys and misspellings of them are shown; every other character
   * becomes a dot.
   */
  text: string;
  /** The invalid characters, as offsets within the excerpt. */
  range: TextRange;
}

const BEFORE = 28;
const LENGTH = 72;
/** A key of a connection string or of a signed address, with its separators. */
const KEY = /(^|[;?&]\s*)([A-Za-z][A-Za-z _]*?)(\s*=)/g;

/**
 * Places where a non-secret value may contain a secret: in a connection string, a signed address, or a key entered
 * there.
 */
const PAIR_OR_CREDENTIAL = /[=@"]|-----BEGIN|[A-Za-z0-9+/]{40}/;

/** Extracts the excerpt that a finding refers to. */
export function excerptOf(value: string, { start, end }: TextRange, param: AuthParameter): Excerpt {
  const mayHoldSecret = param.isSecret || PAIR_OR_CREDENTIAL.test(value);
  const shown = mayHoldSecret ? maskValue(value, keysOf(param.template ?? '')) : value;
  const from = Math.max(0, start - BEFORE);
  const to = Math.min(value.length, from + LENGTH);
  const prefix = from > 0 ? '…' : '';
  const shift = prefix.length - from;
  return {
    text: `${prefix}${shown.slice(from, to)}${to < value.length ? '…' : ''}`,
    range: { start: start + shift, end: Math.min(end, to) + shift },
  };
}

function maskValue(value: string, keys: readonly string[]): string {
  const kept = [...value.matchAll(KEY)].filter(([, , key = '']) => suggestName(key, keys) !== undefined);
  const pieces = kept.map(({ 0: piece, index }, position) => {
    const end = kept[position + 1]?.index ?? value.length;
    return piece + dots(end - index - piece.length);
  });
  return dots(kept[0]?.index ?? value.length) + pieces.join('');
}

function keysOf(template: string): readonly string[] {
  return [...template.matchAll(KEY)].map(([, , key = '']) => key);
}

function dots(count: number): string {
  return '·'.repeat(count);
}
