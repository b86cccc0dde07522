/** A value for a `property` filter, quoted so that commas and blanks in it are not read as a list. */
export function filterValue(text: string): string {
  return `"${text}"`;
}
