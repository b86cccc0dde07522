import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CODES } from '@headwater/models/codes';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..', '..', '..');

/** Folders whose sources emit the codes of a kind. */
const EMITTERS: Readonly<Record<keyof typeof CODES, readonly string[]>> = {
  'core-errors': ['packages/core/src'],
  findings: ['packages/core/src', 'packages/sources/src', 'packages/flow-service/src'],
};

/** Keys that a template literal makes, by how they begin; the type of the template holds them to the catalog. */
const COMPOSED = /^(?:bucket-in-address\.|found-|host-not-|private-key-of-other-format\.)/;

/** Keys that no string of an emitter holds whole. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  // Of whatever is thrown that is no error of the family.
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
