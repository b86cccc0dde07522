/** What a folder goes by in the tree: some listings give its path with a slash at the end. */
export function folderKey(path: string): string {
  return path.replace(/(?<=[^/])\/+$/, '');
}

/** The keys of the folders from the top down to a path, itself the last. */
export function ancestorsOf(path: string): readonly string[] {
  const key = folderKey(path);
  const ends = [...key.matchAll(/(?<=[^/])\//g)].map(({ index }) => index);
  const folders = ends.map((end) => key.slice(0, end));
  return key === '' ? [] : [...folders, key];
}
