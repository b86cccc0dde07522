import {
  fieldsOfSchema,
  findXdmClass,
  type JsonObject,
  UnsupportedSchemaError,
  XDM_CLASSES,
} from '@headwater/flow-store';
import type { SchemaRequest } from '@headwater/models';
import { problem } from '../../problems/service-problem.ts';

/**
 * The stored form of a schema that a caller sent.
 *
 * @throws ServiceProblem `CONNECTOR-1312` unless it has exactly one class, and fields that do not conflict
 */
export function readSchema(body: SchemaRequest): JsonObject {
  const references = body.allOf.flatMap(({ $ref }) => ($ref === undefined ? [] : [$ref]));
  const unknown = references.find((id) => findXdmClass(id) === undefined);
  if (unknown !== undefined) throw invalid(`allOf refers to ${unknown}, which does not exist. ${KNOWN}`);
  if (references.length !== 1)
    throw invalid(`allOf has ${references.length} classes and needs exactly one. ${KNOWN}`);
  refuseConflicts(body);
  return { ...body, 'meta:class': references[0], 'meta:extends': references };
}

function refuseConflicts(body: SchemaRequest): void {
  try {
    fieldsOfSchema(body);
  } catch (error) {
    if (error instanceof UnsupportedSchemaError) throw invalid(error.message);
    throw error;
  }
}

const KNOWN = `The classes are ${XDM_CLASSES.map(({ id }) => id).join(', ')}; write other fields in properties.`;

function invalid(detail: string): Error {
  return problem('CONNECTOR-1312-400', { detail });
}
