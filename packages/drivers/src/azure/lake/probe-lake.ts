import type { Failure } from '../../contract/contract.ts';
import { describeStorageFailure } from '../storage/describe-storage-failure.ts';
import type { StorageAccount } from '../storage/storage-account.ts';
import { countOf, type ListingBounds } from '../storage/storage-entries.ts';
import type { Probed } from '../storage/storage-stages.ts';
import type { Lake } from './lake.ts';

/** Requests the first filesystems of a lake. Describes them, and reports settings that need attention. */
export async function probeLake(
  lake: Lake,
  { account, bounds }: { account: StorageAccount; bounds: ListingBounds },
): Promise<Probed> {
  const { entries: fileSystems, next } = await lake.listFileSystems(bounds);
  const seen: Probed = { detail: `filesystems seen: ${countOf(fileSystems, next)}` };
  if (lake.detour !== undefined) {
    const failure = endpointFirewalled(new URL(account.url).host, lake.detour);
    return { ...seen, warning: { stage: 'authorise', detail: `over ${lake.detour}`, failure } };
  }
  const [first] = fileSystems;
  const isFlat = first !== undefined && (await lake.isHierarchical(first.name, bounds.abortSignal)) === false;
  return isFlat ? { ...seen, warning: { stage: 'list', failure: namespaceFlat(account) } } : seen;
}

function endpointFirewalled(host: string, detour: string): Failure {
  return describeStorageFailure('dfs-endpoint-firewalled', { host, detour });
}

function namespaceFlat({ name }: StorageAccount): Failure {
  return describeStorageFailure('hierarchical-namespace-disabled.folders', { name });
}
