import type { FlowRow } from '@headwater/flow-store';
import type { CreateRunRequest } from '@headwater/models';
import type { Handler } from '../../gateway/handler.ts';
import { FLOW_SERVICE_PATH } from '../../http/paths.ts';
import { created } from '../../http/reply.ts';
import { problem } from '../../problems/service-problem.ts';
import { creationFields } from '../entities/audit-fields.ts';
import { insertEntity, requireEntity } from '../entities/change-entity.ts';
import { FLOW } from '../flows/flow-entity.ts';
import { deltaColumnOf } from '../flows/read-transformations.ts';
import { newRun } from './new-run.ts';
import { readRunWindow } from './read-run-window.ts';
import { RUN } from './run-entity.ts';

/** A run on demand needs an enabled flow that runs once. It starts when the runner takes it up. */
export const createRun: Handler<'createRun'> = async (call, services) => {
  const { body, scope, caller } = call;
  const flow = await requireEntity(FLOW, body.flowId, { store: services.store, scope });
  const frequency = flow.scheduleParams?.frequency ?? 'no schedule';
  if (frequency !== 'once') throw problem('CONNECTOR-1386-400', { frequency });
  if (flow.state !== 'enabled') throw problem('CONNECTOR-1388-400', { state: flow.state });
  refuseOtherDelta(body.params, flow);
  const now = services.now();
  const planned = readRunWindow(body.params, flow, now);
  const row = newRun(flow, creationFields(caller, now), {
    ...planned,
    ...(body.params && { params: body.params }),
  });
  await insertEntity(RUN, { row, operation: 'createRun' }, { call, tools: services });
  const reference = { id: row.id, etag: row.etag };
  return created({ ...reference, items: [reference] }, `${FLOW_SERVICE_PATH}/runs/${row.id}`);
};

function refuseOtherDelta(params: CreateRunRequest['params'], { transformations }: FlowRow): void {
  const given = params?.deltaColumn?.name;
  const stored = deltaColumnOf(transformations);
  if (given !== undefined && stored !== undefined && given !== stored)
    throw problem('CONNECTOR-1382-400', { given, stored });
}
