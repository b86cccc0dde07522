import { join } from 'node:path';
import type { DelimitedFormat, StagedBatch } from '@headwater/lake';
import type { SourceFile } from '../files/choose-files.ts';
import { runFiles } from '../run/run-files.ts';
import type { FileRunTask } from '../run/run-task.ts';
import { type RunTarget, toFinishedRun } from './finish-run.ts';
import { publishRun } from './publish-run.ts';
import type { RunContext, RunnerTools } from './runner-tools.ts';

/** How far before its window a run looks for files whose source's clock lags. */
const LAG_MS = 300_000;

/**
 * Executes a leased run: reads the source, converts, stores the outcome in one transaction, and publishes it.
 *
 * @returns false if the lease was lost, so that another runner executes the run
 */
export async function executeRun(context: RunContext, tools: RunnerTools): Promise<boolean> {
  const { scope, run, flow, signal } = context;
  const { lake, now, owner, explain } = tools;
  const dataset = String(flow.bound.target?.params?.dataSetId);
  let target: RunTarget = { dataset, columns: [] };
  let source: ReturnType<RunnerTools['openSource']> | undefined;
  const openSource = () => {
    source ??= tools.openSource(context);
    return source;
  };
  const task: FileRunTask<SourceFile, StagedBatch> = {
    batchId: run.batchId,
    window: run.window,
    isOnce: flow.scheduleParams?.frequency === 'once',
    sourceConnectionId: flow.sourceConnectionIds[0] ?? '',
    targetConnectionId: flow.targetConnectionIds[0] ?? '',
    seen: seenOf(context),
    lagMs: LAG_MS,
    isFirst: flow.progress?.windowTo === undefined,
    partialIngestionPercent: Number(flow.options?.partialIngestionPercent ?? 0),
    folder: join(lake.stagingFolder(run.batchId), 'input'),
    source: {
      async *list() {
        target = { dataset, columns: await tools.readColumns(context) };
        yield* (await openSource()).list();
      },
      open: async (file) => await (await openSource()).open(file),
    },
    convert: (files) =>
      lake.stage(
        {
          dataset,
          batch: run.batchId,
          input: { format: 'delimited', files, ...formatOf(context) },
          columns: target.columns,
        },
        signal,
      ),
  };
  const outcome = await runFiles(task, { now, signal, explain });
  const finished = toFinishedRun(context, outcome, { target, owner, etag: tools.createEtag(now()) });
  if (!(await tools.store.runs.finish(finished))) return false;
  if (finished.run.commit === undefined) await lake.discard(run.batchId);
  else await publishRun({ scope, row: finished.run }, tools);
  return true;
}

function seenOf({ flow }: RunContext): readonly string[] {
  const seen = flow.progress?.source?.seen;
  return Array.isArray(seen) ? seen.map(String) : [];
}

function formatOf({ flow }: RunContext): DelimitedFormat {
  const { columnDelimiter, properties } = (flow.bound.source?.data ?? {}) as {
    columnDelimiter?: string;
    properties?: { columnDelimiter?: string; encoding?: DelimitedFormat['encoding'] };
  };
  const delimiter = properties?.columnDelimiter ?? columnDelimiter;
  const { encoding } = properties ?? {};
  return { ...(delimiter !== undefined && { delimiter }), ...(encoding !== undefined && { encoding }) };
}
