import { join } from 'node:path';
import { LakeError } from '../lake-error.ts';

/** Where things lie in the folder of a lake. A reader without the log sees only `datasets/<id>/*.parquet`. */
export interface LakeLayout {
  root: string;
  /** For data of the engine that does not fit into memory. */
  temporary: string;
  dataset(id: string): string;
  /** The commit log of a dataset. */
  log(dataset: string): string;
  /** Everything of a batch that is not committed. */
  staging(batch: string): string;
  /** The part files of a batch before its commit. */
  stagedParts(batch: string): string;
  /** The failed records of the batches of a dataset. */
  failedRecords(dataset: string): string;
}

export function layOut(root: string): LakeLayout {
  return {
    root,
    temporary: join(root, '_staging', '_temporary'),
    dataset: (id) => join(root, 'datasets', checkName(id)),
    log: (dataset) => join(root, 'datasets', checkName(dataset), '_log'),
    staging: (batch) => join(root, '_staging', checkName(batch)),
    stagedParts: (batch) => join(root, '_staging', checkName(batch), 'parts'),
    failedRecords: (dataset) => join(root, '_failed', checkName(dataset)),
  };
}

/** Ids become names of folders, so nothing else may be in them. */
function checkName(name: string): string {
  if (/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/.test(name)) return name;
  throw new LakeError(
    'name-invalid',
    `${JSON.stringify(name)} is no id of a dataset or a batch: ids have up to 64 letters, digits and hyphens.`,
  );
}
