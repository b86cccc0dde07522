/** Decodes `%41`; text with a percent sign that encodes nothing stays as it is. A plus sign is a plus sign. */
export function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
