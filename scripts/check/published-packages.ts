import { glob, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A package that is published. */
export interface PublishedPackage {
  /** Path from the root of the repository. */
  folder: string;
  /** True if programs may import it; the CLI is only run. */
  isImportable: boolean;
}

/** Returns every package that is not private. */
export async function readPublishedPackages(): Promise<readonly PublishedPackage[]> {
  const paths = await Array.fromAsync(glob('{packages,apps}/*/package.json'));
  const packages = await Promise.all(paths.sort().map(readPackage));
  return packages.filter(({ isPrivate }) => !isPrivate);
}

async function readPackage(path: string): Promise<PublishedPackage & { isPrivate: boolean }> {
  const { private: isPrivate = false, exports } = JSON.parse(await readFile(path, 'utf8')) as {
    private?: boolean;
    exports?: object;
  };
  return { folder: dirname(path), isPrivate, isImportable: exports !== undefined };
}
