const LINE_END = /\r\n|\n|\r/g;

/** A position in text, with lines and characters counted from 1. */
interface TextPlace {
  line: number;
  column: number;
}

/** The position of the character at an offset. Lines end at CRLF, LF or a lone CR. */
function placeOf(text: string, offset: number): TextPlace {
  const before = text.slice(0, offset);
  let line = 1;
  let lineStart = 0;
  for (const match of before.matchAll(LINE_END)) {
    line++;
    lineStart = match.index + match[0].length;
  }
  return { line, column: [...before.slice(lineStart)].length + 1 };
}

/** Describes an offset as "line 3, column 7". */
export function describePlace(text: string, offset: number): string {
  const { line, column } = placeOf(text, offset);
  return `line ${line}, column ${column}`;
}

/** Describes an offset as "line 3". */
export function describeLine(text: string, offset: number): string {
  return `line ${placeOf(text, offset).line}`;
}
