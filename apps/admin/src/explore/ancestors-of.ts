/** What a folder goes by in the tree: some listings give its path with a slash at the end. */
export function folderKey(path: string): string {
  return path.replace(/(?<=[^/])\/+$/, '');
}

/**
 * A path as the target lists it. Storages list paths with a slash at the beginning, and addresses of this page that people kept may
 * lack it.
 *
 * @param listed Paths at the top of the source
 */
export function asListed(path: string, listed: readonly string[]): string {
  const hasSlash = listed.some((other) => other.startsWith('/'));
  return hasSlash && path !== '' && !path.startsWith('/') ? `/${path}` : path;
}

/** The keys of the folders from the top down to a path, itself the last. */
export function ancestorsOf(path: string): readonly string[] {
  const key = folderKey(path);
  const ends = [...key.matchAll(/(?<=[^/])\//g)].map(({ index }) => index);
  const folders = ends.map((end) => key.slice(0, end));
  return key === '' ? [] : [...folders, key];
}
