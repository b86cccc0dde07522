/** Half-open range of characters, counted in UTF-16 code units of the string that it belongs to. */
export interface TextRange {
  start: number;
  end: number;
}

/** Moves a range, for a string that was extracted from a longer one. */
export function shiftRange({ start, end }: TextRange, offset: number): TextRange {
  return { start: start + offset, end: end + offset };
}

/** Excludes the white space at both ends of a range. */
export function trimRange(text: string, { start, end }: TextRange): TextRange {
  const slice = text.slice(start, end);
  const trimmedStart = start + slice.length - slice.trimStart().length;
  return { start: trimmedStart, end: Math.max(trimmedStart, start + slice.trimEnd().length) };
}
