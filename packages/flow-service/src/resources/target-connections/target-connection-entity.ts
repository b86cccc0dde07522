import type { TargetConnectionField, TargetConnectionRow } from '@headwater/flow-store';
import type { TargetConnection } from '@headwater/models';
import { COMMON_FILTER_FIELDS, type Entity, toAuditBlock } from '../entities/entity.ts';

export const TARGET_CONNECTION: Entity<TargetConnectionRow, TargetConnectionField, TargetConnection> = {
  noun: 'target connection',
  collection: 'targetConnections',
  fields: {
    ...COMMON_FILTER_FIELDS,
    'connectionSpec.id': 'id',
    'connectionSpec.version': 'text',
    baseConnectionId: 'id',
    'data.format': 'text',
    'params.dataSetId': 'id',
  },
  of: (store) => store.targetConnections,
  toItem(row, scope) {
    const { name, description, state, baseConnectionId, connectionSpec, data, params } = row;
    return {
      ...toAuditBlock(row, scope),
      ...(name !== undefined && { name }),
      ...(description !== undefined && { description }),
      state,
      ...(baseConnectionId !== undefined && { baseConnectionId }),
      connectionSpec,
      ...(data !== undefined && { data }),
      ...(params !== undefined && { params: { ...params } }),
    };
  },
};
