import type { TextRange } from '../connection-strings/text-range.ts';

/** `export NAME='…'`, `set NAME=…`, `$env:NAME = "…"`, `NAME: "…"`: how shells and files of variables write a value. */
const PREFIXED = /^(?:export\s+|set\s+|declare\s+-x\s+|\$env:|ENV\s+)[A-Za-z_]\w*\s*=\s*/i;
/** Names of variables are in capitals, or what follows is quoted as a whole. */
const CAPITALS = /^[A-Z][A-Z0-9]*_[A-Z0-9_]+\s*[=:]\s*/;
const QUOTED = /^[A-Za-z_]\w*\s*[=:]\s*(?=(["'`])(?:(?!\1).)+\1\s*;?\s*$)/s;

/**
 * Finds a value that was copied together with the name of its variable.
 *
 * @param options.isFree Whether the value may be anything, so that only a value quoted as a whole tells. @default false
 * @returns Where name and equals sign stand.
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

/** A quoted value may itself be the one part of a connection string, as in `Password=\"…\"`; then it has no marks inside. */
function quotedName(text: string): RegExpExecArray | undefined {
  const found = QUOTED.exec(text) ?? undefined;
  return found && /[=:;/]/.test(text.slice(found[0].length)) ? found : undefined;
}
