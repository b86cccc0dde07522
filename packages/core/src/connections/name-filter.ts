/**
 * The `property` filter for a name, quoted so that a comma in it does not make a list. How a quote inside is written is
 * documented nowhere, so such a name is not filtered by; callers compare the names they get.
 */
export function nameFilter(name: string): readonly string[] {
  return name.includes('"') ? [] : [`name=="${name}"`];
}
