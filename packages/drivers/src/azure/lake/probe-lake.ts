import type { Failure } from '../../contract/contract.ts';
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
  return {
    code: 'dfs-endpoint-firewalled',
    cause: `The firewall of the account refuses this service at ${host}; the same files are read over ${detour} instead.`,
    nextStep:
      'Allow this service at the Data Lake Storage endpoint too, by a firewall rule or a private endpoint for "dfs": Adobe Experience Platform uses that one.',
    fixableBy: 'source-admin',
  };
}

function namespaceFlat({ name }: StorageAccount): Failure {
  return {
    code: 'hierarchical-namespace-disabled',
    cause: `Storage account ${name} has no hierarchical namespace: it is plain Blob Storage, where folders are only prefixes of names.`,
    nextStep:
      'Use the source for Azure Blob Storage, or enable the hierarchical namespace; that cannot be undone.',
    fixableBy: 'source-admin',
  };
}
