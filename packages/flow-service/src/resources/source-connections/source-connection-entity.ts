import type { SourceConnectionField, SourceConnectionRow } from '@headwater/flow-store';
import type { SourceConnection } from '@headwater/models';
import { COMMON_FILTER_FIELDS, type Entity, toAuditBlock } from '../entities/entity.ts';

export const SOURCE_CONNECTION: Entity<SourceConnectionRow, SourceConnectionField, SourceConnection> = {
  noun: 'source connection',
  collection: 'sourceConnections',
  fields: {
    ...COMMON_FILTER_FIELDS,
    'connectionSpec.id': 'id',
    'connectionSpec.version': 'text',
    baseConnectionId: 'id',
    'data.format': 'text',
    'params.tableName': 'text',
    'params.path': 'text',
  },
  of: (store) => store.sourceConnections,
  toItem(row, scope) {
    const { name, description, state, baseConnectionId, connectionSpec, data, params } = row;
    return {
      ...toAuditBlock(row, scope),
      name,
      ...(description !== undefined && { description }),
      state,
      ...(baseConnectionId !== undefined && { baseConnectionId }),
      connectionSpec,
      ...(data !== undefined && { data }),
      ...(params !== undefined && { params: { ...params } }),
      ...(baseConnectionId !== undefined && {
        inheritedAttributes: { baseConnection: { id: baseConnectionId, connectionSpec } },
      }),
    };
  },
};
