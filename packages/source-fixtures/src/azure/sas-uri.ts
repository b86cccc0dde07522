import {
  ContainerSASPermissions,
  generateBlobSASQueryParameters,
  SASProtocol,
  StorageSharedKeyCredential,
} from '@azure/storage-blob';
import type { Azurite } from './azurite.ts';

/** The permissions and lifetime of a SAS URI for tests. */
export interface SasUriOptions {
  container: string;
  /** Limits the SAS to one blob. @default the whole container */
  blob?: string;
  /** @default 'rl' */
  permissions?: string;
  /** @default five minutes ago */
  startsOn?: Date;
  /** @default in 30 days */
  expiresOn?: Date;
}

const MINUTE_MS = 60 * 1000;
const MONTH_MS = 30 * 24 * 60 * MINUTE_MS;

/** Signs a URL in an emulated storage account. */
export function makeSasUri(
  { accountName, accountKey, blobEndpoint }: Pick<Azurite, 'accountName' | 'accountKey' | 'blobEndpoint'>,
  { container, blob, permissions = 'rl', startsOn, expiresOn }: SasUriOptions,
): string {
  const query = generateBlobSASQueryParameters(
    {
      containerName: container,
      ...(blob === undefined ? {} : { blobName: blob }),
      permissions: ContainerSASPermissions.parse(permissions),
      startsOn: startsOn ?? new Date(Date.now() - 5 * MINUTE_MS),
      expiresOn: expiresOn ?? new Date(Date.now() + MONTH_MS),
      protocol: SASProtocol.HttpsAndHttp,
    },
    new StorageSharedKeyCredential(accountName, accountKey),
  );
  const path = blob === undefined ? container : `${container}/${blob}`;
  return `${blobEndpoint}/${path}?${query}`;
}
