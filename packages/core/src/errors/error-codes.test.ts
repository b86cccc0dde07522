import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CODES } from '@headwater/models/codes';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..', '..', '..');

/** Folders whose code emits the codes of a kind. The API itself emits `api-errors`. */
const EMITTERS: Readonly<Record<Exclude<keyof typeof CODES, 'api-errors'>, readonly string[]>> = {
  'core-errors': ['packages/core/src'],
  findings: ['packages/core/src', 'packages/sources/src', 'packages/flow-service/src'],
  'azure-storage-failures': ['packages/drivers/src/azure'],
  'entra-failures': ['packages/drivers/src/azure/entra'],
  'file-failures': ['packages/drivers/src/formats'],
  'ftp-failures': ['packages/drivers/src/ftp'],
  'mysql-failures': ['packages/drivers/src/mysql'],
  'network-failures': ['packages/drivers/src/network'],
  'odata-failures': ['packages/drivers/src/odata'],
  'postgresql-failures': ['packages/drivers/src/postgresql'],
  problems: ['packages/flow-service/src'],
  's3-failures': ['packages/drivers/src/s3'],
  'sftp-failures': ['packages/drivers/src/sftp'],
  'source-failures': ['packages/drivers/src'],
  'sql-server-failures': ['packages/drivers/src/sql-server'],
};

/** Prefixes of keys that template literals build; the literal's type ties them to the catalog. */
const COMPOSED =
  /^(?:bucket-in-address\.|(?:database|password|user)-missing$|found-|host-not-|private-key-of-other-format\.)/;

/** Keys that no emitter contains as a complete string. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  // The code of a thrown value that does not belong to the error family.
  'unexpected',
]);

describe.each(Object.entries(EMITTERS))('the codes of %s', (kind, folders) => {
  const source = folders
    .flatMap((folder) => filesBelow(join(ROOT, folder)))
    .map(readSource)
    .join('\n');
  const keys = Object.keys(CODES[kind as keyof typeof CODES]);

  it.each(keys.filter((key) => !COMPOSED.test(key) && !ELSEWHERE.has(key)))('%s is emitted', (key) => {
    expect(source).toContain(`'${key}'`);
  });
});

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /(?<!\.test)\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

function readSource(path: string): string {
  return readFileSync(path, 'utf8');
}
