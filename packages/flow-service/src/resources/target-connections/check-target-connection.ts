import type { JsonObject, TargetConnectionRow } from '@headwater/flow-store';
import type { CreateTargetConnectionRequest } from '@headwater/models';
import { problem } from '../../problems/service-problem.ts';
import { readSpecVersion } from '../entities/spec-version.ts';

/** Connection spec of the data lake, the only target of flows from sources. */
const DATA_LAKE_SPEC_ID = 'c604ff05-7f1a-43c0-8e18-33bf874cb11c';

/** The content of a target connection, without its audit fields. */
export type TargetConnectionContent = Pick<
  TargetConnectionRow,
  'name' | 'description' | 'connectionSpec' | 'baseConnectionId' | 'data' | 'params'
>;

/**
 * Validates where a flow writes, and returns it in one form for all spellings.
 *
 * @throws ServiceProblem `FLOW-1413`, or of a provider
 */
export function checkTargetConnection(
  body: CreateTargetConnectionRequest,
  { isDraft }: { isDraft: boolean },
): TargetConnectionContent {
  const { name, description, baseConnectionId, data, params } = body;
  const connectionSpec = readSpecVersion(body.connectionSpec);
  if (connectionSpec.id !== DATA_LAKE_SPEC_ID) throw problem('CONNECTOR-1307-400', { id: connectionSpec.id });
  if (connectionSpec.version !== '1.0')
    throw problem('FLOW-1413-400', { id: connectionSpec.id, version: connectionSpec.version });
  const checkedParams = readParams(params, isDraft);
  return {
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description }),
    connectionSpec,
    ...(baseConnectionId !== undefined && { baseConnectionId }),
    ...(data !== undefined && { data: readData(data) }),
    ...(checkedParams !== undefined && { params: checkedParams }),
  };
}

/** A widely used client writes `datasetId`. */
function readParams(params: JsonObject | undefined, isDraft: boolean): JsonObject | undefined {
  const { datasetId, ...others } = params ?? {};
  const dataSetId = others.dataSetId ?? datasetId;
  if (dataSetId === undefined || dataSetId === '') {
    if (isDraft) return params;
    throw problem('CONNECTOR-1325-400');
  }
  if (typeof dataSetId !== 'string')
    throw problem('CONNECTOR-1312-400', { detail: 'params.dataSetId must be string.' });
  return { ...others, dataSetId };
}

/** A widely used client writes `schemaId` in the schema. */
function readData(data: NonNullable<CreateTargetConnectionRequest['data']>): JsonObject {
  const { format, schema } = data;
  if (format !== undefined && format !== 'parquet_xdm')
    throw problem('CONNECTOR-1312-400', {
      detail: 'data.format of a target connection must be parquet_xdm.',
    });
  if (schema === undefined || schema === null) return data;
  const { schemaId, ...others } = schema as JsonObject;
  return {
    ...data,
    schema: others.id === undefined && schemaId !== undefined ? { ...others, id: schemaId } : others,
  };
}
