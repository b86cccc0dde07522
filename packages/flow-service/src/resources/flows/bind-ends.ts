import type {
  BoundEnds,
  SandboxScope,
  SourceConnectionRow,
  TargetConnectionRow,
} from '@headwater/flow-store';
import type { FlowSpec } from '@headwater/models';
import type { Services } from '../../gateway/services.ts';
import { problem } from '../../problems/service-problem.ts';
import { requireConnection } from '../connections/require-connection.ts';
import { requireEntity } from '../entities/change-entity.ts';
import { SOURCE_CONNECTION } from '../source-connections/source-connection-entity.ts';
import { TARGET_CONNECTION } from '../target-connections/target-connection-entity.ts';

interface Context {
  scope: SandboxScope;
  isDraft: boolean;
  services: Pick<Services, 'store' | 'sources'>;
}

/** The source and the target of a flow as they are now. A draft may lack them. */
export async function bindEnds(
  {
    sourceConnectionIds,
    targetConnectionIds,
  }: { sourceConnectionIds: readonly string[]; targetConnectionIds: readonly string[] },
  flowSpec: FlowSpec,
  context: Context,
): Promise<BoundEnds> {
  const { scope, isDraft, services } = context;
  const { store } = services;
  const sourceId = onlyId('sourceConnectionIds', sourceConnectionIds, isDraft);
  const targetId = onlyId('targetConnectionIds', targetConnectionIds, isDraft);
  const source = sourceId && (await requireEntity(SOURCE_CONNECTION, sourceId, { store, scope }));
  const target = targetId && (await requireEntity(TARGET_CONNECTION, targetId, { store, scope }));
  return {
    ...(source && { source: await bindSource(source, flowSpec, context) }),
    ...(target && { target: bindTarget(target, isDraft) }),
  };
}

function onlyId(name: string, ids: readonly string[], isDraft: boolean): string | undefined {
  if (ids.length === 1 || (isDraft && ids.length === 0)) return ids[0];
  throw problem('CONNECTOR-1321-400', { name, count: ids.length });
}

async function bindSource(
  row: SourceConnectionRow,
  flowSpec: FlowSpec,
  { scope, isDraft, services: { store, sources } }: Context,
): Promise<NonNullable<BoundEnds['source']>> {
  const { id, etag, connectionSpec, baseConnectionId, data, params } = row;
  if (!isDraft) refuseUnpublished('source connection', row);
  const definitions = await sources.findBySpecId(connectionSpec.id);
  const isListed = flowSpec.sourceConnectionSpecIds?.includes(connectionSpec.id);
  if (!isListed && !definitions.some(({ flowSpecId }) => flowSpecId === flowSpec.id)) {
    const source = definitions[0]?.displayName ?? connectionSpec.id;
    throw problem('CONNECTOR-1312-400', {
      detail: `flowSpec ${flowSpec.name} does not read from ${source}.`,
    });
  }
  const base =
    baseConnectionId === undefined ? undefined : await requireConnection(store, scope, baseConnectionId);
  if (base && !isDraft) refuseUnpublished('connection', base);
  return {
    id,
    etag,
    connectionSpec,
    ...(data !== undefined && { data }),
    ...(params !== undefined && { params }),
    ...(base && {
      baseConnectionId: base.id,
      baseConnectionSpec: { id: base.connectionSpecId, version: base.connectionSpecVersion },
    }),
  };
}

function bindTarget(row: TargetConnectionRow, isDraft: boolean): NonNullable<BoundEnds['target']> {
  const { id, etag, connectionSpec, data, params } = row;
  if (!isDraft) refuseUnpublished('target connection', row);
  return {
    id,
    etag,
    connectionSpec,
    ...(data !== undefined && { data }),
    ...(params !== undefined && { params }),
  };
}

function refuseUnpublished(noun: string, { id, state }: { id: string; state: string }): void {
  if (state === 'draft')
    throw problem('CONNECTOR-1312-400', { detail: `The ${noun} ${id} is a draft. Publish it first.` });
}
