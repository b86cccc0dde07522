import type { DriverAuth } from '../../contract/contract.ts';
import { DriverError } from '../../contract/driver-error.ts';
import {
  readServicePrincipalAccount,
  type ServicePrincipal,
  type StorageAccount,
} from '../storage/storage-account.ts';

/** The Data Lake Storage service of an account, or the Blob service in its place. */
export type LakeAccount = StorageAccount & { credential: ServicePrincipal };

/**
 * Reads the parameters of the auth variant of a lake.
 *
 * @throws DriverError when address or credentials are missing or cannot be what they should be
 */
export function readLakeAccount({ method, params }: DriverAuth): LakeAccount {
  if (method !== 'ServicePrincipal') throw methodUnknown();
  return readServicePrincipalAccount(params, { service: 'dfs', endpoint: 'url' });
}

/** The same account at its blob endpoint; undefined where the host does not tell, as with a domain of one's own. */
export function toBlobAccount(account: LakeAccount): LakeAccount | undefined {
  const url = new URL(account.url);
  const hostname = url.hostname.replace(/^([^.]+(?:\.z\d+)?)\.dfs\./, '$1.blob.');
  if (hostname === url.hostname) return undefined;
  url.hostname = hostname;
  return { ...account, url: url.href.replace(/\/$/, '') };
}

function methodUnknown(): DriverError {
  return new DriverError({
    code: 'auth-method-unknown',
    cause: 'A data lake is not used with this way of authenticating.',
    nextStep: 'Use a service principal.',
    fixableBy: 'you',
  });
}
