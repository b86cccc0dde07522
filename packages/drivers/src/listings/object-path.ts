/** A path in an object store, where folders are only prefixes of names. */
export interface ObjectPath {
  container: string;
  /**
   * Name inside the container without a final slash; empty for the container itself. Only an unnamed folder, which
   * two adjacent slashes create, keeps its slash.
   */
  name: string;
}

/** A path in the form that drivers list. Experience Platform puts a slash before it, and users copy that form. */
export function withoutLeadingSlash(path: string): string {
  return path.replace(/^\/+/, '');
}

/** Parses a path from a listing; ignores a final slash. */
export function splitObjectPath(path: string): ObjectPath {
  const [container = '', ...segments] = withoutLeadingSlash(path).split('/');
  const inside = segments.join('/');
  return { container, name: /(?:^|\/)\/$/.test(inside) ? inside : inside.replace(/\/$/, '') };
}

/**
 * Returns true if a path may leave its container: clients normalize addresses, and a server may store objects as
 * files.
 */
export function doesClimb(path: string): boolean {
  return path.split('/').some((segment) => segment === '.' || segment === '..');
}

/** The prefix of all names in a folder; empty for a whole container. */
export function folderPrefix(name: string): string {
  return name === '' || name.endsWith('/') ? name : `${name}/`;
}
