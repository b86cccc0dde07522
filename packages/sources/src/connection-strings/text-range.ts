/** Half-open range of characters, counted in UTF-16 units of the text it belongs to. */
export interface TextRange {
  start: number;
  end: number;
}

/** Moves a range, for text that was cut out of a longer one. */
export function shiftRange({ start, end }: TextRange, offset: number): TextRange {
  return { start: start + offset, end: end + offset };
}
