/** The key of a folder in the tree: some listings return its path with a trailing slash. */
export function folderKey(path: string): string {
  return path.replace(/(?<=[^/])\/+$/, '');
}

/**
 * Returns a path in the form that the target lists. Storages list paths with a leading slash, which may be missing in
 * old bookmarks of this page.
 *
 * @param listed Paths at the top level of the source
 */
export function asListed(path: string, listed: readonly string[]): string {
  const hasSlash = listed.some((other) => other.startsWith('/'));
  return hasSlash && path !== '' && !path.startsWith('/') ? `/${path}` : path;
}

/** The keys of the folders from the top down to a path, which is the last. */
export function ancestorsOf(path: string): readonly string[] {
  const key = folderKey(path);
  const ends = [...key.matchAll(/(?<=[^/])\//g)].map(({ index }) => index);
  const folders = ends.map((end) => key.slice(0, end));
  return key === '' ? [] : [...folders, key];
}
