import type { FlowRow } from '@headwater/flow-store';
import type { CreateFlowRequest } from '@headwater/models';
import type { SandboxCall } from '../../gateway/call.ts';
import type { Handler } from '../../gateway/handler.ts';
import type { Services } from '../../gateway/services.ts';
import { ok } from '../../http/reply.ts';
import { problem } from '../../problems/service-problem.ts';
import { requireEntity, requireVersion, saveEntity } from '../entities/change-entity.ts';
import { findFlowSpec } from '../flow-specs/flow-specs.ts';
import { bindEnds } from './bind-ends.ts';
import { checkFlow } from './check-flow.ts';
import { FLOW } from './flow-entity.ts';
import { completedOperation, firstRunAt, refusePastStart, resumedRunAt } from './plan-flow.ts';

const PROVIDER_OPERATIONS: ReadonlySet<string> = new Set(['finalize', 'finalize_update']);

/** The state that each action requires, and the state that it leads to. */
const TRANSITIONS = new Map([
  ['publish', { operation: 'publish', from: 'draft', to: 'enabled' }],
  ['enable', { operation: 'enable', from: 'disabled', to: 'enabled' }],
  ['disable', { operation: 'disable', from: 'enabled', to: 'disabled' }],
] as const);
type Operation = 'publish' | 'enable' | 'disable';

/** Publishing schedules a complete draft. Disabling stops later runs and keeps the flow. */
export const performFlowAction: Handler<'performFlowAction'> = async (call, services) => {
  const { path, query, headers, scope } = call;
  const { op, subOp = [] } = query;
  const operation = op.toLowerCase().replaceAll('-', '_');
  if (PROVIDER_OPERATIONS.has(operation)) throw problem('FLOW-1402-400', { op });
  const transition = TRANSITIONS.get(operation as Operation);
  if (transition === undefined)
    throw problem('FLOW-1434-400', { op, known: 'the actions on a flow are publish, enable and disable' });
  if (subOp.includes('PROGRESS') && subOp.length > 1) throw problem('FLOW-1406-400');
  const before = await requireEntity(FLOW, path.flowId, { store: services.store, scope });
  requireVersion(FLOW, before, headers['If-Match']);
  if (before.state !== transition.from)
    throw problem('FLOW-1422-400', { op, state: before.state, kind: 'flow' });
  const changed: FlowRow = {
    ...before,
    ...(await effectOf(transition.operation, before, { call, services })),
    state: transition.to,
    lastOperation: completedOperation(transition.operation, services.now()),
  };
  const change = { before, changed, operation: 'performFlowAction' };
  return ok(await saveEntity(FLOW, change, { call, tools: services }));
};

async function effectOf(
  operation: Operation,
  flow: FlowRow,
  { call: { scope }, services }: { call: Pick<SandboxCall<never>, 'scope'>; services: Services },
): Promise<Partial<FlowRow>> {
  const now = services.now();
  if (operation === 'disable') return { plannedRunAt: null };
  if (operation === 'publish') {
    const content = await checkFlow(toRequest(flow), { scope, isDraft: false, services });
    const { scheduleParams } = content;
    if (scheduleParams) refusePastStart(scheduleParams, now);
    return { ...content, plannedRunAt: scheduleParams ? firstRunAt(scheduleParams) : null };
  }
  // The ends of a disabled flow may have been deleted in the meantime.
  const spec = findFlowSpec(flow.flowSpec.id);
  if (spec) await bindEnds(flow, spec, { scope, isDraft: false, services });
  return { plannedRunAt: resumedRunAt(flow, now) };
}

function toRequest({ state: _state, ...flow }: FlowRow): CreateFlowRequest {
  return JSON.parse(JSON.stringify(flow)) as CreateFlowRequest;
}
