import type { FileEntry, FileSelection } from '@headwater/drivers';
import type { FileRunSource, RunContext } from '@headwater/flow-runner';
import { type FlowRow, openAuth } from '@headwater/flow-store';
import type { Services } from '../gateway/services.ts';
import { pinsOf } from '../resources/connections/host-key-pins.ts';
import { toClaim } from '../source-access/check-auth.ts';
import { reachSource } from '../source-access/reach-source.ts';
import { RunRefusal } from './run-refusal.ts';

/**
 * Opens the source of a flow for one run, with the credentials that its connection has now.
 *
 * @throws RunRefusal for a flow that runs do not support yet; ServiceProblem or DriverError of the source
 */
export async function openFlowSource(
  context: RunContext,
  services: Services,
): Promise<FileRunSource<FileEntry>> {
  const { scope, flow, signal } = context;
  await refuseReadWindow(context, services.store);
  const selection = readSelection(flow);
  const id = flow.bound.source?.baseConnectionId ?? '';
  const row = await services.store.connections.find(scope, id);
  if (row === undefined) throw new RunRefusal(`The connection ${id} of the flow no longer exists.`);
  const claim = toClaim(row, openAuth(row, scope, services.sealer));
  const { driver, source, context: access } = await reachSource(claim, { signal }, services);
  const { listFiles, openFile } = driver;
  if (listFiles === undefined || openFile === undefined) {
    throw new RunRefusal(`Runs do not read ${source.displayName} yet.`);
  }
  const reading = { ...access, hostKeys: pinsOf(id, { scope, pinnedBy: flow.createdBy }, services) };
  return {
    list: () => listFiles(reading, selection),
    open: async (file) => openFile(reading, file),
  };
}

/** A failed run may be repeated after another run has read its window; reading it again would double its records. */
async function refuseReadWindow(
  { scope, flow, run }: RunContext,
  { runs }: Services['store'],
): Promise<void> {
  const { windowTo } = flow.progress ?? {};
  if (run.retryOf === undefined || windowTo === undefined || windowTo < run.window.to) return;
  const original = await runs.find(scope, run.retryOf);
  if (original?.state !== 'failed') return;
  throw new RunRefusal(
    `A later run has read the window of the failed run ${original.id}, so its records are in the dataset already.`,
  );
}

interface FileParams {
  path?: unknown;
  recursive?: unknown;
}

function readSelection({ bound, transformations = [] }: FlowRow): FileSelection {
  const { format, properties } = (bound.source?.data ?? {}) as { format?: unknown; properties?: object };
  if (format !== 'delimited') {
    throw new RunRefusal(`Runs convert delimited files only; this flow reads the format ${String(format)}.`);
  }
  if (properties !== undefined && 'compressionType' in properties) {
    throw new RunRefusal('Runs do not decompress files yet; this flow reads compressed ones.');
  }
  const mapping = transformations.find(({ name }) => name === 'Mapping');
  if (mapping !== undefined) {
    throw new RunRefusal('Runs do not apply mappings yet: columns reach the fields of their own names.');
  }
  const { path, recursive } = (bound.source?.params ?? {}) as FileParams;
  if (typeof path !== 'string') throw new RunRefusal('The source connection of the flow names no path.');
  // Clients send the flag as a string, too.
  return { path, recursive: recursive === true || recursive === 'true' };
}
