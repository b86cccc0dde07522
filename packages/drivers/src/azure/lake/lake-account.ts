import type { DriverAuth } from '../../contract/contract.ts';
import { DriverError } from '../../contract/driver-error.ts';
import { describeStorageFailure } from '../storage/describe-storage-failure.ts';
import {
  readServicePrincipalAccount,
  type ServicePrincipal,
  type StorageAccount,
} from '../storage/storage-account.ts';

/** The Data Lake Storage service of an account, or the Blob service in its place. */
export type LakeAccount = StorageAccount & { credential: ServicePrincipal };

/**
 * Reads the parameters of a lake's auth method.
 *
 * @throws DriverError if address or credentials are missing or invalid
 */
export function readLakeAccount({ method, params }: DriverAuth): LakeAccount {
  if (method !== 'ServicePrincipal') throw methodUnknown();
  return readServicePrincipalAccount(params, { service: 'dfs', endpoint: 'url' });
}

/** The same account at its blob endpoint; undefined if the host does not determine it, as with a custom domain. */
export function toBlobAccount(account: LakeAccount): LakeAccount | undefined {
  const url = new URL(account.url);
  const hostname = url.hostname.replace(/^([^.]+(?:\.z\d+)?)\.dfs\./, '$1.blob.');
  if (hostname === url.hostname) return undefined;
  url.hostname = hostname;
  return { ...account, url: url.href.replace(/\/$/, '') };
}

function methodUnknown(): DriverError {
  return new DriverError(describeStorageFailure('auth-method-unknown.lake'));
}
