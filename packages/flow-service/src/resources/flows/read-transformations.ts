import type { FlowTransformation, JsonObject } from '@headwater/flow-store';
import type { CreateFlowRequest, FlowSpec } from '@headwater/models';
import { problem } from '../../problems/service-problem.ts';

/**
 * Reads the transformations of a flow.
 *
 * @throws ServiceProblem for one that the flow spec does not have, or that is repeated or incomplete
 */
export function readTransformations(
  written: NonNullable<CreateFlowRequest['transformations']>,
  flowSpec: FlowSpec,
): readonly FlowTransformation[] {
  const known = (flowSpec.transformationSpecs ?? []).map(({ name }) => name);
  const seen = new Set<string>();
  return written.map(({ name, params }, index) => {
    const field = `transformations.${index}`;
    if (!known.includes(name))
      throw problem('CONNECTOR-1312-400', { detail: `${field}.name must be one of ${known.join(', ')}.` });
    if (seen.has(name)) throw problem('CONNECTOR-1312-400', { detail: `transformations has ${name} twice.` });
    seen.add(name);
    // Decryption needs keys that only the platform issues.
    if (name === 'Encryption')
      throw problem('CONNECTOR-1312-400', {
        detail: 'Encryption is not supported here. Use files that are not encrypted.',
      });
    if (name === 'Mapping') return { name, params: readMapping(params, field) };
    return { name, params: readCopy(params, field) };
  });
}

/** The name of the column that shows which rows are new; absent without a delta column. */
export function deltaColumnOf(transformations: readonly FlowTransformation[] = []): string | undefined {
  const copy = transformations.find(({ name }) => name === 'Copy');
  const name = (copy?.params?.deltaColumn as JsonObject | undefined)?.name;
  return typeof name === 'string' ? name : undefined;
}

function readMapping(params: JsonObject | undefined, field: string): JsonObject {
  const { mappingId, mappingVersion = 0 } = params ?? {};
  if (typeof mappingId !== 'string' || mappingId === '')
    throw problem('CONNECTOR-1329-400', { field: `${field}.params.mappingId` });
  if (!/^\d{1,9}$/.test(String(mappingVersion)))
    throw problem('CONNECTOR-1312-400', { detail: `${field}.params.mappingVersion must be a whole number.` });
  return { ...params, mappingId, mappingVersion: Number(mappingVersion) };
}

function readCopy(params: JsonObject | undefined, field: string): JsonObject {
  const delta = params?.deltaColumn as JsonObject | undefined;
  if (delta === undefined) return { ...params };
  if (typeof delta !== 'object' || typeof delta.name !== 'string' || delta.name === '')
    throw problem('CONNECTOR-1329-400', { field: `${field}.params.deltaColumn.name` });
  if (delta.timezone !== undefined && delta.timezone !== 'UTC')
    throw problem('CONNECTOR-1312-400', { detail: `${field}.params.deltaColumn.timezone must be UTC.` });
  return { ...params };
}
