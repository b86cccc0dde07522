import { type Dialect, dialectQuery } from './dialect.ts';

/** The address of a folder, with an object of it open, and how that is read. */
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
