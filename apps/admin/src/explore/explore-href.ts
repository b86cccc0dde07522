/** The address of a folder, with an object of it open. */
export function exploreHref(here: string, { path, object }: { path: string; object?: string }): string {
  const query = new URLSearchParams({
    ...(path !== '' && { path }),
    ...(object !== undefined && { object }),
  });
  return query.size === 0 ? here : `${here}?${query}`;
}
