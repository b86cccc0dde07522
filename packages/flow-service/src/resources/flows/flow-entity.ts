import type { BoundEnds, FlowField, FlowRow } from '@headwater/flow-store';
import type { Flow } from '@headwater/models';
import { COMMON_FILTER_FIELDS, type Entity, toAuditBlock } from '../entities/entity.ts';

export const FLOW: Entity<FlowRow, FlowField, Flow> = {
  noun: 'flow',
  collection: 'flows',
  fields: {
    ...COMMON_FILTER_FIELDS,
    'flowSpec.id': 'id',
    'sourceConnectionIds[]': 'id',
    'targetConnectionIds[]': 'id',
    'inheritedAttributes.properties.isSourceFlow': 'text',
    'inheritedAttributes.sourceConnections[].connectionSpec.id': 'id',
    'inheritedAttributes.sourceConnections[].baseConnection.id': 'id',
    'inheritedAttributes.targetConnections[].connectionSpec.id': 'id',
    'lastRunDetails.startedAtUTC': 'time',
    'scheduleParams.frequency': 'text',
  },
  of: (store) => store.flows,
  toItem(row, scope) {
    const { description, scheduleParams, options, transformations, labels, policy, progress } = row;
    return {
      ...toAuditBlock(row, scope),
      name: row.name,
      ...(description !== undefined && { description }),
      flowSpec: row.flowSpec,
      state: row.state,
      sourceConnectionIds: [...row.sourceConnectionIds],
      targetConnectionIds: [...row.targetConnectionIds],
      inheritedAttributes: toInherited(row.bound),
      ...(scheduleParams !== undefined && { scheduleParams }),
      ...(options !== undefined && { options: { ...options } }),
      ...(transformations !== undefined && {
        transformations: transformations.map(({ name, params }) => ({ name, params: { ...params } })),
      }),
      ...(labels !== undefined && { labels: [...labels] }),
      ...(policy !== undefined && { policy: { ...policy } }),
      runs: `/runs?property=flowId==${row.id}`,
      lastOperation: { ...row.lastOperation },
      ...(progress?.lastRun !== undefined && { lastRunDetails: progress.lastRun }),
    };
  },
};

function toInherited({ source, target }: BoundEnds): Record<string, unknown> {
  const baseConnection = source?.baseConnectionId !== undefined && {
    baseConnection: {
      id: source.baseConnectionId,
      connectionSpec: source.baseConnectionSpec ?? source.connectionSpec,
    },
  };
  return {
    properties: { isSourceFlow: true },
    sourceConnections: source
      ? [{ id: source.id, connectionSpec: source.connectionSpec, ...baseConnection }]
      : [],
    targetConnections: target ? [{ id: target.id, connectionSpec: target.connectionSpec }] : [],
  };
}
