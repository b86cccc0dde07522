import type { RunRow } from '@headwater/flow-store';
import type { Handler } from '../../gateway/handler.ts';
import { ok } from '../../http/reply.ts';
import { problem } from '../../problems/service-problem.ts';
import { creationFields } from '../entities/audit-fields.ts';
import { insertEntity, requireEntity, requireVersion } from '../entities/change-entity.ts';
import { FLOW } from '../flows/flow-entity.ts';
import { newRun } from './new-run.ts';
import { RUN } from './run-entity.ts';

/** Repeats a run over its window, as a new run. */
export const performRunAction: Handler<'performRunAction'> = async (call, services) => {
  const { path, query, headers, scope, caller } = call;
  if (query.op.toLowerCase().replaceAll('-', '_') !== 're_trigger')
    throw problem('FLOW-1434-400', { op: query.op, known: 'the action on a run is re-trigger' });
  const run = await requireEntity(RUN, path.runId, { store: services.store, scope });
  requireVersion(RUN, run, headers['If-Match']);
  if (!isRepeatable(run)) throw problem('CONNECTOR-1387-400', { state: run.state });
  const flow = await requireEntity(FLOW, run.flowId, { store: services.store, scope });
  if (flow.state !== 'enabled') throw problem('CONNECTOR-1388-400', { state: flow.state });
  const now = services.now();
  const { window, params } = run;
  const planned = { window, dueAt: now, retryOf: run.id, ...(params && { params }) };
  const row = newRun(flow, creationFields(caller, now), planned);
  await insertEntity(RUN, { row, operation: 'performRunAction' }, { call, tools: services });
  return ok({ id: row.id, etag: row.etag });
};

function isRepeatable({ state, counts }: RunRow): boolean {
  return state === 'failed' || (state === 'success' && counts?.received === 0);
}
