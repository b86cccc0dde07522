/**
 * Escapes foreign text for printing. Control characters, including those that reverse the direction of text, become
 * escapes such as `\n` and `\u001b`. A value therefore never moves the cursor, and never looks like another one.
 */
export function printable(value: unknown): string {
  const text =
    typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value);
  return text.replace(CONTROL, escapeOf);
}

/** Escapes control characters, but keeps line breaks. */
export function printableText(text: string): string {
  return text.replace(CONTROL, (character) => (character === '\n' ? character : escapeOf(character)));
}

/** Escapes the characters in JSON that `JSON.stringify` keeps and terminals act on; the value stays the same. */
export function printableJson(json: string): string {
  return json.replace(NOT_ESCAPED_BY_JSON, codeOf);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is replaced
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g;
const NOT_ESCAPED_BY_JSON = /[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g;

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escapeOf(character: string): string {
  return SHORT[character] ?? codeOf(character);
}

function codeOf(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
