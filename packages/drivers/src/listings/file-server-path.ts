import { describeSourceFailure } from '../contract/describe-source-failure.ts';
import { DriverError } from '../contract/driver-error.ts';

/** The folder where a connection to a file server starts. */
export interface StartFolder {
  /** Absolute path. */
  path: string;
  /** Whether the connection is for this folder only. */
  isOnly: boolean;
}

/**
 * Resolves a path to an absolute one without a final slash; the root is empty.
 *
 * @param path from a listing; `''` is the start folder
 * @throws DriverError `path-outside-connection`
 */
export function locateOnServer(path: string, start: StartFolder): string {
  const root = withoutEnd(start.path);
  if (path === '') return root;
  const absolute = withoutEnd(path.startsWith('/') ? path : `${root}/${path}`);
  const climbs = absolute.split('/').some((segment) => segment === '.' || segment === '..');
  const isInside = !start.isOnly || `${absolute}/`.startsWith(`${root}/`);
  if (!climbs && isInside && !absolute.includes('\0')) return absolute;
  throw new DriverError(describeSourceFailure('path-outside-connection', { path, scope: start.path }));
}

function withoutEnd(path: string): string {
  return path.replace(/\/+$/, '');
}
