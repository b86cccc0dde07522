import { v7 as createUuid } from 'uuid';
import type { Handler } from '../../gateway/handler.ts';
import { creationFields } from '../entities/audit-fields.ts';
import { insertEntity } from '../entities/change-entity.ts';
import { checkTargetConnection } from './check-target-connection.ts';
import { TARGET_CONNECTION } from './target-connection-entity.ts';

export const createTargetConnection: Handler<'createTargetConnection'> = async (call, services) => {
  const { body, query, caller } = call;
  const isDraft = query.mode === 'draft';
  const row = {
    ...checkTargetConnection(body, { isDraft }),
    ...creationFields(caller, services.now()),
    id: createUuid(),
    state: isDraft ? 'draft' : 'enabled',
  } as const;
  const creation = { row, operation: 'createTargetConnection' };
  return await insertEntity(TARGET_CONNECTION, creation, { call, tools: services });
};
