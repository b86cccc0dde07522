/**
 * Takes the `queryString` of a search apart. Its grammar is not documented; it is read as `property` expressions joined
 * with `&`, each with or without `property=` before it.
 */
export function splitQueryString(queryString: string): readonly string[] {
  return [...queryString.matchAll(/(?:[^&"]|"[^"]*"|")+/g)]
    .map(([expression]) => expression.trim().replace(/^property=/, ''))
    .filter((expression) => expression !== '');
}
