import type { TextRange } from '../text-range.ts';

/** `export NAME='…'`, `set NAME=…`, `$env:NAME = "…"`, `NAME: "…"`: assignments in shells and settings files. */
const PREFIXED = /^(?:export\s+|set\s+|declare\s+-x\s+|\$env:|ENV\s+)[A-Za-z_]\w*\s*=\s*/i;
/** The variable name is in capitals, or the assigned value is quoted as a whole. */
const CAPITALS = /^[A-Z][A-Z0-9]*_[A-Z0-9_]+\s*[=:]\s*/;
const QUOTED = /^[A-Za-z_]\w*\s*[=:]\s*(?=(["'`])(?:(?!\1).)+\1\s*;?\s*$)/s;

/**
 * Finds a value that was copied together with the name of its variable.
 *
 * @param options.isFree Whether the value may be anything, so that only a value quoted as a whole counts. @default
 * false
 * @returns The range of the name and the equals sign.
 */
export function findPastedName(
  text: string,
  { isFree = false }: { isFree?: boolean } = {},
): TextRange | undefined {
  const prefixed = isFree
    ? QUOTED.exec(text)
    : (PREFIXED.exec(text) ?? CAPITALS.exec(text) ?? quotedName(text));
  return prefixed && prefixed[0].length < text.length ? { start: 0, end: prefixed[0].length } : undefined;
}

/**
 * A quoted value may itself be the only part of a connection string, as in `Password=\"…\"`. In that case, it
 * contains no quotes.
 */
function quotedName(text: string): RegExpExecArray | undefined {
  const found = QUOTED.exec(text) ?? undefined;
  return found && /[=:;/]/.test(text.slice(found[0].length)) ? found : undefined;
}
