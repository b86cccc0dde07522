/**
 * Returns the `property` filter for a name, quoted so that a comma in it does not form a list. No document describes
 * how to escape a quote inside it, so such a name is not filtered by; callers compare the names they receive.
 */
export function nameFilter(name: string): readonly string[] {
  return name.includes('"') ? [] : [`name=="${name}"`];
}
