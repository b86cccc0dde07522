import type { FlowRow } from '@headwater/flow-store';
import type { CreateFlowRequest } from '@headwater/models';
import type { Handler } from '../../gateway/handler.ts';
import { ok } from '../../http/reply.ts';
import { problem } from '../../problems/service-problem.ts';
import { requireEntity, requireVersion, saveEntity } from '../entities/change-entity.ts';
import { applyPatch } from '../entities/json-patch.ts';
import { readCreatable } from '../entities/read-creatable.ts';
import { type Patchable, readInstructions } from '../entities/read-instructions.ts';
import { checkFlow } from './check-flow.ts';
import { FLOW } from './flow-entity.ts';
import { completedOperation, firstRunAt, refusePastStart } from './plan-flow.ts';

const WHOLE = new Set([
  'name',
  'description',
  'labels',
  'policy',
  'sourceConnectionIds',
  'targetConnectionIds',
]);
const NESTED = new Set(['scheduleParams', 'transformations', 'options', 'policy', 'labels']);

const PATCHABLE_FLOW: Patchable = {
  noun: 'a flow',
  refuse([field = '', ...rest], path) {
    const isPatchable = NESTED.has(field) ? !rest.includes('') : rest.length === 0 && WHOLE.has(field);
    if (!isPatchable) throw problem('CONNECTOR-1365-400', { path });
  },
};

export const patchFlow: Handler<'patchFlow'> = async (call, services) => {
  const { path, headers, scope } = call;
  const before = await requireEntity(FLOW, path.flowId, { store: services.store, scope });
  requireVersion(FLOW, before, headers['If-Match']);
  const isDraft = before.state === 'draft';
  const now = services.now();
  const instructions = readInstructions(call.body, PATCHABLE_FLOW);
  const body = readCreatable<CreateFlowRequest>(
    applyPatch(toDocument(before), instructions),
    { noun: 'flow', operationId: 'createFlow' },
    services.validators,
  );
  const content = await checkFlow(body, { scope, isDraft, services });
  const touchesEnds = instructions.some(({ path: changed }) =>
    /^\/(?:source|target)ConnectionIds/.test(changed),
  );
  const changed: FlowRow = {
    ...withoutContent(before),
    ...content,
    // A change of the source or target connection reaches the flow only if the flow is given it again.
    ...(touchesEnds || isDraft ? {} : { bound: before.bound }),
    lastOperation: completedOperation('update', now),
    ...planOf(before, content, now),
  };
  const change = { before, changed, operation: 'patchFlow' };
  return ok(await saveEntity(FLOW, change, { call, tools: services }));
};

/** The members that a patch can change, as JSON. */
function toDocument(row: FlowRow): unknown {
  const { name, description, flowSpec, sourceConnectionIds, targetConnectionIds } = row;
  const { transformations, scheduleParams, options, labels, policy } = row;
  const ends = { sourceConnectionIds, targetConnectionIds };
  const document = {
    name,
    description,
    flowSpec,
    ...ends,
    transformations,
    scheduleParams,
    options,
    labels,
    policy,
  };
  return JSON.parse(JSON.stringify(document));
}

function withoutContent(
  row: FlowRow,
): Omit<FlowRow, 'description' | 'transformations' | 'scheduleParams' | 'options' | 'labels' | 'policy'> {
  const {
    description: _d,
    transformations: _t,
    scheduleParams: _s,
    options: _o,
    labels: _l,
    policy: _p,
    ...fixed
  } = row;
  return fixed;
}

/** Plans the next run again if the schedule changed, and refuses changes of a schedule that has started. */
function planOf(
  before: FlowRow,
  { scheduleParams: after }: Pick<FlowRow, 'scheduleParams'>,
  now: number,
): Pick<FlowRow, 'plannedRunAt'> {
  const { scheduleParams: current } = before;
  if (before.state === 'draft' || after === undefined) return {};
  if (current === undefined || current.startTime * 1000 > now) {
    if (after.startTime !== current?.startTime) refusePastStart(after, now);
    return before.state === 'enabled' ? { plannedRunAt: firstRunAt(after) } : {};
  }
  if (after.startTime !== current.startTime) throw problem('CONNECTOR-1366-400');
  if (after.frequency === 'once' && current.frequency !== 'once') throw problem('CONNECTOR-1403-400');
  if (after.backfill !== current.backfill) throw problem('CONNECTOR-1404-400');
  return {};
}
