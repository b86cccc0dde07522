import { v7 as createUuid } from 'uuid';
import type { Handler } from '../../gateway/handler.ts';
import { creationFields } from '../entities/audit-fields.ts';
import { insertEntity } from '../entities/change-entity.ts';
import { checkSourceConnection } from './check-source-connection.ts';
import { SOURCE_CONNECTION } from './source-connection-entity.ts';

export const createSourceConnection: Handler<'createSourceConnection'> = async (call, services) => {
  const { body, query, scope, caller } = call;
  const isDraft = query.mode === 'draft';
  const row = {
    ...(await checkSourceConnection(body, { scope, isDraft, services })),
    ...creationFields(caller, services.now()),
    id: createUuid(),
    state: isDraft ? 'draft' : 'enabled',
  } as const;
  const creation = { row, operation: 'createSourceConnection' };
  return await insertEntity(SOURCE_CONNECTION, creation, { call, tools: services });
};
