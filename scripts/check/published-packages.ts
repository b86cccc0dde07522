import { glob, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A package that is published. */
export interface PublishedPackage {
  /** Path from the root of the repository. */
  folder: string;
  /** True if programs import it. The CLI and the portal are only run. */
  isImportable: boolean;
}

/**
 * Every package that is not private.
 *
 * @param root Folder of the repository.
 */
export async function readPublishedPackages(root = '.'): Promise<readonly PublishedPackage[]> {
  const paths = await Array.fromAsync(glob('{packages,apps}/*/package.json', { cwd: root }));
  const packages = await Promise.all(paths.sort().map((path) => readPackage(root, path)));
  return packages.filter(({ isPrivate }) => !isPrivate);
}

async function readPackage(root: string, path: string): Promise<PublishedPackage & { isPrivate: boolean }> {
  const { private: isPrivate = false, exports } = JSON.parse(await readFile(join(root, path), 'utf8')) as {
    private?: boolean;
    exports?: { '.'?: unknown };
  };
  return { folder: dirname(path), isPrivate, isImportable: exports?.['.'] !== undefined };
}
