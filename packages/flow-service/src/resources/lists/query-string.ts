/**
 * Parses the `queryString` of a search. Its grammar is undocumented; it is read as `property` expressions joined with
 * `&`, each with or without a leading `property=`.
 */
export function splitQueryString(queryString: string): readonly string[] {
  return [...queryString.matchAll(/(?:[^&"]|"[^"]*"|")+/g)]
    .map(([expression]) => expression.trim().replace(/^property=/, ''))
    .filter((expression) => expression !== '');
}
