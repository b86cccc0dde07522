/** Half-open range of characters, counted in UTF-16 units of the text it belongs to. */
export interface TextRange {
  start: number;
  end: number;
}

/** Moves a range, for text that was cut out of a longer one. */
export function shiftRange({ start, end }: TextRange, offset: number): TextRange {
  return { start: start + offset, end: end + offset };
}

/** Leaves out the white space at both ends of a range. */
export function trimRange(text: string, { start, end }: TextRange): TextRange {
  const slice = text.slice(start, end);
  const trimmedStart = start + slice.length - slice.trimStart().length;
  return { start: trimmedStart, end: Math.max(trimmedStart, start + slice.trimEnd().length) };
}
