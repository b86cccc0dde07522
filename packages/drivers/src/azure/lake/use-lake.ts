import type { DriverContext } from '../../contract/contract.ts';
import { DriverError } from '../../contract/driver-error.ts';
import { isNetworkFailure } from '../../network/explain-network-error.ts';
import { explaining } from '../storage/explain-storage-error.ts';
import type { StorageRequest } from '../storage/storage-request.ts';
import { openBlobLake } from './blob-lake.ts';
import { openDfsLake } from './dfs-lake.ts';
import type { Lake } from './lake.ts';
import { type LakeAccount, toBlobAccount } from './lake-account.ts';

/** The request to a lake. */
export type LakeRequest = StorageRequest & { account: LakeAccount };

/**
 * Runs work on a lake. If the firewall of the account refuses this service at the lake's own endpoint, the work runs
 * over the blob endpoint, because many networks allow only that one. Refusals of the account are explained.
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
