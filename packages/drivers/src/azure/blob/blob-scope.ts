import type { DriverAuth } from '../../contract/contract.ts';
import { DriverError } from '../../contract/driver-error.ts';
import { doesClimb, type ObjectPath, splitObjectPath } from '../../listings/object-path.ts';
import { describeStorageFailure } from '../storage/describe-storage-failure.ts';
import type { StorageAccount } from '../storage/storage-account.ts';

/** The part of an account that a connection may use. */
export interface BlobScope {
  /** The only container; undefined for all containers. */
  container: string | undefined;
  /** Start folder inside the container: empty, or a path that ends with a slash. */
  folder: string;
  /** The only blob, for a signature over one blob. */
  blob: string | undefined;
}

/**
 * Reads the part of the account that a connection is for: from its parameters, else from its SAS URI.
 *
 * @throws DriverError if a signature over one container does not name the container
 */
export function readBlobScope({ params }: DriverAuth, account: StorageAccount): BlobScope {
  const text = (name: string) =>
    typeof params[name] === 'string' ? params[name].trim().replace(/^\/+|\/+$/g, '') : '';
  const container = text('container') || account.container;
  const resource = account.credential.kind === 'sas' ? account.credential.sas.resource : undefined;
  if (resource !== undefined && container === undefined) throw containerMissing();
  if (resource === 'b' && account.path !== undefined) return { container, folder: '', blob: account.path };
  const folder = text('folderPath') || account.path;
  return { container, folder: folder && container ? `${folder}/` : '', blob: undefined };
}

/**
 * Finds the container and name of a path.
 *
 * @param path from a listing; a final slash is ignored
 * @throws DriverError `path-outside-connection` for a path outside the connection's scope
 */
export function locateBlob(path: string, scope: BlobScope): ObjectPath {
  const { container, name } = splitObjectPath(path);
  const isElsewhere = scope.container !== undefined && container !== scope.container;
  const isBeside = scope.blob === undefined ? !`${name}/`.startsWith(scope.folder) : name !== scope.blob;
  if (container === '' || doesClimb(path) || isElsewhere || isBeside) throw outsideConnection(path, scope);
  return { container, name };
}

/** Describes the part of the account that a connection may use. */
export function describeScope({ container, folder, blob }: BlobScope): string {
  return container === undefined ? 'all containers' : `${container}/${blob ?? folder}`;
}

function outsideConnection(path: string, scope: BlobScope): DriverError {
  return new DriverError(
    describeStorageFailure('path-outside-connection', { path, scope: describeScope(scope) }),
  );
}

function containerMissing(): DriverError {
  return new DriverError(describeStorageFailure('sas-container-missing'));
}
