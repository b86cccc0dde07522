import { v7 as createUuid } from 'uuid';
import type { Handler } from '../../gateway/handler.ts';
import { creationFields } from '../entities/audit-fields.ts';
import { insertEntity } from '../entities/change-entity.ts';
import { checkFlow } from './check-flow.ts';
import { FLOW } from './flow-entity.ts';
import { completedOperation, firstRunAt, refusePastStart } from './plan-flow.ts';

/** A flow is enabled and scheduled at once, unless it is a draft. */
export const createFlow: Handler<'createFlow'> = async (call, services) => {
  const { body, query, scope, caller } = call;
  const isDraft = query.mode === 'draft';
  const now = services.now();
  const content = await checkFlow(body, { scope, isDraft, services });
  const { scheduleParams } = content;
  if (scheduleParams && !isDraft) refusePastStart(scheduleParams, now);
  const row = {
    ...content,
    ...creationFields(caller, now),
    id: createUuid(),
    state: isDraft ? 'draft' : 'enabled',
    lastOperation: completedOperation(isDraft ? 'draft_create' : 'create', now),
    ...(scheduleParams && !isDraft && { plannedRunAt: firstRunAt(scheduleParams) }),
  } as const;
  return await insertEntity(FLOW, { row, operation: 'createFlow' }, { call, tools: services });
};
