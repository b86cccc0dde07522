/** A place in a store of objects, whose folders are but the beginnings of names. */
export interface ObjectPath {
  container: string;
  /**
   * Name inside the container, without a slash at its end; empty for the container itself. Only a folder without a name, which is
   * what two slashes in a row make, keeps its slash.
   */
  name: string;
}

/** A path as drivers list it. Experience Platform puts a slash before it, and people copy that. */
export function withoutLeadingSlash(path: string): string {
  return path.replace(/^\/+/, '');
}

/** Takes a path apart as a listing gave it; a slash at its end does not matter. */
export function splitObjectPath(path: string): ObjectPath {
  const [container = '', ...segments] = withoutLeadingSlash(path).split('/');
  const inside = segments.join('/');
  return { container, name: /(?:^|\/)\/$/.test(inside) ? inside : inside.replace(/\/$/, '') };
}

/** Whether a path may lead out of its container: an address is normalized on its way, and a server may keep objects as files. */
export function doesClimb(path: string): boolean {
  return path.split('/').some((segment) => segment === '.' || segment === '..');
}

/** What the names of all that is in a folder begin with; empty for a whole container. */
export function folderPrefix(name: string): string {
  return name === '' || name.endsWith('/') ? name : `${name}/`;
}
