import type { SandboxScope, SourceConnectionRow } from '@headwater/flow-store';
import type { CreateSourceConnectionRequest } from '@headwater/models';
import { type SourceDefinition, specIdsOf } from '@headwater/sources';
import type { Services } from '../../gateway/services.ts';
import { problem } from '../../problems/service-problem.ts';
import { requireConnection } from '../connections/require-connection.ts';
import { readSpecVersion } from '../entities/spec-version.ts';
import { readSourceData } from './read-source-data.ts';
import { readSourceParams } from './read-source-params.ts';

/** The content of a source connection, without its audit fields. */
export type SourceConnectionContent = Pick<
  SourceConnectionRow,
  'name' | 'description' | 'connectionSpec' | 'baseConnectionId' | 'data' | 'params'
>;

interface Context {
  scope: SandboxScope;
  isDraft: boolean;
  services: Pick<Services, 'store' | 'sources'>;
}

/**
 * Validates what a source connection reads, and returns it in one form for all spellings.
 *
 * @throws ServiceProblem `FLOW-1413`, `FLOW-1439`, or of a provider
 */
export async function checkSourceConnection(
  body: CreateSourceConnectionRequest,
  context: Context,
): Promise<SourceConnectionContent> {
  const { name, description, baseConnectionId, data, params } = body;
  const connectionSpec = readSpecVersion(body.connectionSpec);
  const definitions = (await context.services.sources.findBySpecId(connectionSpec.id)).filter(
    (definition) => definition.connectionSpec.version === connectionSpec.version,
  );
  const [definition] = definitions;
  if (definition === undefined)
    throw problem('FLOW-1413-400', { id: connectionSpec.id, version: connectionSpec.version });
  await checkBase(baseConnectionId, definitions, context);
  const family = { definition, isDraft: context.isDraft };
  const checkedData = readSourceData(data, family);
  const checkedParams = readSourceParams(params, family);
  return {
    name,
    ...(description !== undefined && { description }),
    connectionSpec,
    ...(baseConnectionId !== undefined && { baseConnectionId }),
    ...(checkedData !== undefined && { data: checkedData }),
    ...(checkedParams !== undefined && { params: checkedParams }),
  };
}

async function checkBase(
  id: string | undefined,
  definitions: readonly SourceDefinition[],
  { scope, isDraft, services: { store } }: Context,
): Promise<void> {
  const needsBase = definitions.some(({ variants }) => variants.length > 0);
  const source = definitions[0]?.displayName ?? '';
  if (id === undefined) {
    if (!needsBase || isDraft) return;
    throw problem('CONNECTOR-1304-400', {
      detail: `The mandatory field baseConnectionId is missing; ${source} requires it.`,
    });
  }
  if (!needsBase) throw problem('CONNECTOR-1332-400', { source });
  const base = await requireConnection(store, scope, id);
  // A source can have several spec ids, and a base connection may have been created with another one.
  if (definitions.some((definition) => specIdsOf(definition).includes(base.connectionSpecId))) return;
  const detail = `connectionSpec.id is the spec of ${source}, and connection ${id} has the spec ${base.connectionSpecId}. Send the spec of the connection.`;
  throw problem('CONNECTOR-1312-400', { detail });
}
