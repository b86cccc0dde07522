import { type Dialect, dialectQuery } from './dialect.ts';

/** Writes and reads the address of a folder with an open object. */
export function exploreHref(
  here: string,
  { path, object, dialect = {} }: { path: string; object?: string; dialect?: Dialect },
): string {
  const query = new URLSearchParams({
    ...(path !== '' && { path }),
    ...(object !== undefined && { object, ...dialectQuery(dialect) }),
  });
  return query.size === 0 ? here : `${here}?${query}`;
}
