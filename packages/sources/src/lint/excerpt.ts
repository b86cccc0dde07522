import type { TextRange } from '../connection-strings/text-range.ts';
import type { AuthParameter } from '../source.ts';
import { suggestName } from './suggest-name.ts';

/** The stretch of a value around a finding, as it may be shown. */
export interface Excerpt {
  /** Of a value that may hold a secret only the names of known keys, nearly right ones too; every other character is a dot. */
  text: string;
  /** The offending characters, within the text. */
  range: TextRange;
}

const BEFORE = 28;
const LENGTH = 72;
/** A key of a connection string or of a signed address, with what separates it from its neighbors. */
const KEY = /(^|[;?&]\s*)([A-Za-z][A-Za-z _]*?)(\s*=)/g;

/** Where a secret may hide in a value that should not hold one: a connection string, a signed address or a key put there. */
const PAIR_OR_CREDENTIAL = /[=@"]|-----BEGIN|[A-Za-z0-9+/]{40}/;

/** Cuts out what a finding is about. */
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
