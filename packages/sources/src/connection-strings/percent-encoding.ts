/** Decodes `%41`. A string with an invalid percent sign stays unchanged, and so does a plus sign. */
export function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
