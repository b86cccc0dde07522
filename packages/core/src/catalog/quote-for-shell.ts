/** Quotes one word of a shell command. Single quotes keep the shell from expanding `${…}` itself. */
export function quoteForShell(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
