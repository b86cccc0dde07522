import type { DatasetRow } from '@headwater/flow-store';
import type { PatchInstruction } from '@headwater/models';
import type { Handler } from '../../gateway/handler.ts';
import type { RequestValidators } from '../../gateway/validation/request-validator.ts';
import { ok } from '../../http/reply.ts';
import { problem } from '../../problems/service-problem.ts';
import { changeFields } from '../entities/audit-fields.ts';
import { applyPatch, type Instruction, splitPointer } from '../entities/json-patch.ts';
import { contentOf, type DatasetContent, referenceTo } from './dataset-view.ts';
import { requireDataset } from './require-dataset.ts';

export const patchDataset: Handler<'patchDataset'> = async (call, { store, audit, now, validators }) => {
  const { path, body, scope, caller } = call;
  const before = await requireDataset(store, scope, path.dataSetId);
  const { version, ...content } = contentOf(before);
  const patched = Array.isArray(body)
    ? applyPatch(content, body.map(readInstruction))
    : { ...content, ...body };
  const changed = readDataset(patched, validators);
  const row: DatasetRow = {
    ...before,
    ...changeFields(caller, Math.max(now(), before.updatedAt)),
    name: changed.name,
    dataset: { ...changed, version: nextVersion(version) },
  };
  const record = audit.recordObject('patchDataset', call, { kind: 'dataset', before, after: row });
  if (!(await store.datasets.replace(scope, before.etag, row, record)))
    throw problem('FLOW-1404-412', { kind: 'Dataset', id: before.id });
  return ok(referenceTo(before.id));
};

const PATCHABLE: ReadonlySet<string> = new Set(['name', 'description', 'tags', 'enableErrorDiagnostics']);

function readInstruction({ op, path, value }: PatchInstruction): Instruction {
  const [member = ''] = splitPointer(path);
  if (!PATCHABLE.has(member))
    throw problem('FLOW-1455-400', { path, reason: 'cannot be changed by a patch' });
  const operation = op.toLowerCase();
  if (operation === 'remove') return { op: 'remove', path };
  if (operation !== 'add' && operation !== 'replace')
    throw problem('FLOW-1434-400', { op, known: 'a dataset takes add, replace and remove' });
  if (value === undefined)
    throw problem('CONNECTOR-1304-400', { detail: `The mandatory field value is missing for ${path}.` });
  return { op: operation, path, value };
}

/** A patched dataset must be one that a create accepts. */
function readDataset(document: unknown, validators: RequestValidators): Omit<DatasetContent, 'version'> {
  validators.of('createDataset').checkBody(document);
  return document as Omit<DatasetContent, 'version'>;
}

function nextVersion(version: string): string {
  const [major, minor, patch] = version.split('.').map(Number);
  return `${major}.${minor}.${(patch ?? 0) + 1}`;
}
