import type { DriverContext } from '../../contract/contract.ts';
import { DriverError } from '../../contract/driver-error.ts';
import { isNetworkFailure } from '../../network/explain-network-error.ts';
import { explaining } from '../storage/explain-storage-error.ts';
import type { StorageRequest } from '../storage/storage-request.ts';
import { openBlobLake } from './blob-lake.ts';
import { openDfsLake } from './dfs-lake.ts';
import type { Lake } from './lake.ts';
import { type LakeAccount, toBlobAccount } from './lake-account.ts';

/** What is asked of a lake. */
export type LakeRequest = StorageRequest & { account: LakeAccount };

/**
 * Does work on a lake. Where the firewall of the account refuses this service at the lake's own endpoint, the work is done over
 * the blob endpoint: networks are often opened for that one only. What the account objects to is explained.
 */
export async function useLake<T>(
  request: LakeRequest,
  context: DriverContext,
  work: (lake: Lake) => Promise<T>,
): Promise<T> {
  try {
    return await explaining(request, async () => await work(await openDfsLake(request.account, context)));
  } catch (refusal) {
    const account = toBlobAccount(request.account);
    if (account === undefined || !isFirewall(refusal)) throw refusal;
    const detour = { ...request, account };
    return await explaining(detour, async () => await work(await openBlobLake(account, context))).catch(
      (error: unknown) => {
        throw isNetworkFailure(error) ? refusal : error;
      },
    );
  }
}

function isFirewall(error: unknown): boolean {
  return error instanceof DriverError && error.code === 'network-not-allowed';
}
