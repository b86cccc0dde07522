import {
  AzureNamedKeyCredential,
  AzureSASCredential,
  TableClient,
  TableServiceClient,
  type TableServiceClientOptions,
} from '@azure/data-tables';
import type { DialGuard } from '../../contract/dial-guard.ts';
import { DriverError } from '../../contract/driver-error.ts';
import { createStorageHttpClient } from '../http/guarded-http-client.ts';
import { describeStorageFailure } from '../storage/describe-storage-failure.ts';
import type { StorageAccount, StorageCredential } from '../storage/storage-account.ts';

/** How to reach the Table service: the guard to use, and the limit in bytes for all answers. */
export interface TableAccess {
  guard: DialGuard;
  maxBytes: number;
}

/** Opens the Table service of an account. Sends nothing yet. */
export function openTableService(account: StorageAccount, access: TableAccess): TableServiceClient {
  const credential = toSdkCredential(account.credential);
  return credential instanceof AzureSASCredential
    ? new TableServiceClient(account.url, credential, toOptions(access))
    : new TableServiceClient(account.url, credential, toOptions(access));
}

/** Opens one table of an account. Sends nothing yet. */
export function openTable(account: StorageAccount, name: string, access: TableAccess): TableClient {
  const credential = toSdkCredential(account.credential);
  return credential instanceof AzureSASCredential
    ? new TableClient(account.url, name, credential, toOptions(access))
    : new TableClient(account.url, name, credential, toOptions(access));
}

function toOptions({ guard, maxBytes }: TableAccess): TableServiceClientOptions {
  return {
    httpClient: createStorageHttpClient(guard, maxBytes),
    // One retry, for connections that the server closed while they were idle.
    retryOptions: { maxRetries: 1, retryDelayInMs: 100, maxRetryDelayInMs: 500 },
    allowInsecureConnection: true,
  };
}

function toSdkCredential(credential: StorageCredential): AzureNamedKeyCredential | AzureSASCredential {
  switch (credential.kind) {
    case 'account-key':
      return new AzureNamedKeyCredential(credential.accountName, credential.accountKey);
    case 'sas':
      return new AzureSASCredential(credential.sas.token);
    case 'service-principal':
      throw new DriverError(describeStorageFailure('auth-method-unknown.table'));
  }
}
