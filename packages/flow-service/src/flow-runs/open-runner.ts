import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createFlowRunner, type FlowRunner } from '@headwater/flow-runner';
import { openLake } from '@headwater/lake';
import { v7 as createUuid } from 'uuid';
import type { Services } from '../gateway/services.ts';
import { createEtag } from '../resources/entities/etag.ts';
import { createUlid } from '../resources/runs/new-run.ts';
import { explainRunFailure } from './explain-run-failure.ts';
import { openFlowSource } from './open-flow-source.ts';
import { readDatasetColumns } from './read-dataset-columns.ts';

/**
 * Opens the runner of this service. The lake is the folder `lake` of the data directory; its engine is loaded with the
 * first run.
 */
export async function openRunner(
  services: Services,
  { dataDirectory }: { dataDirectory: string },
): Promise<FlowRunner> {
  const { store, now } = services;
  return createFlowRunner({
    store,
    lake: await openLake({ folder: join(dataDirectory, 'lake') }),
    openSource: (context) => openFlowSource(context, services),
    readColumns: ({ scope, flow }) => readDatasetColumns(scope, flow, store),
    explain: explainRunFailure,
    createEtag,
    createId: createUuid,
    createBatchId: createUlid,
    now,
    owner: randomUUID(),
    onError: reportRunnerError,
  });
}

/** The store may be down for a moment, or the disk full: the runner continues, and the process reports it. */
function reportRunnerError(error: unknown): void {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  process.emitWarning(`The runs of flows cannot proceed: ${message}`, { type: name, code: 'HEADWATER_RUNS' });
}
