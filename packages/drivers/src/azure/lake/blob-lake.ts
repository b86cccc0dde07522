import type { DriverContext } from '../../contract/contract.ts';
import { listContainers, listFolder } from '../blob/blob-listing.ts';
import { openBlobService } from '../blob/blob-service.ts';
import { openBlobSource } from '../blob/blob-source.ts';
import type { StorageAccount } from '../storage/storage-account.ts';
import type { Lake } from './lake.ts';

/** A lake over the blob endpoint of its account, which serves the same files by another protocol. */
export async function openBlobLake(account: StorageAccount, context: DriverContext): Promise<Lake> {
  const service = await openBlobService(account, context);
  return {
    detour: new URL(account.url).host,
    listFileSystems: (bounds) => listContainers(service, bounds),
    async listFolder({ container, name }, bounds) {
      const { isThere, ...page } = await listFolder(service.getContainerClient(container), name, bounds);
      return isThere ? page : undefined;
    },
    openFile: ({ container, name }, abortSignal) =>
      openBlobSource(service.getContainerClient(container).getBlobClient(name), abortSignal),
    async isHierarchical() {
      return undefined;
    },
  };
}
