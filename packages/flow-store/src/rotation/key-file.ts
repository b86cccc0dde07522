import { readdir, readFile, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { createFileOnce, replaceFile } from '../secrets/create-file-once.ts';
import {
  decodeKey,
  loadMasterKeys,
  type MasterKeys,
  masterKeyFile,
  newMasterKeyText,
  splitKeys,
} from '../secrets/load-master-keys.ts';

/** A UUID, which `replaceFile` and `createFileOnce` append to the names of their temporary files. */
const DRAFT_END = /\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Creates a new key and inserts it before the current one. From then on, both are loaded and the new one seals. */
export async function beginKeyFile(dataDirectory: string): Promise<MasterKeys> {
  const file = masterKeyFile(dataDirectory);
  await replaceFile(file, `${newMasterKeyText()}\n${await readFile(file, 'utf8')}`);
  return await loadMasterKeys({ environment: {}, dataDirectory, mayCreate: false });
}

/**
 * Moves each older key from the file into a separate file, for restoring snapshots from before the rotation.
 * @returns those files
 */
export async function finishKeyFile(dataDirectory: string): Promise<readonly string[]> {
  const file = masterKeyFile(dataDirectory);
  const [current, ...older] = splitKeys(await readFile(file, 'utf8'));
  const retired: string[] = [];
  for (const text of older) {
    const retiredFile = `${file}.retired-${decodeKey(text, file).id}`;
    await createFileOnce(retiredFile, `${text}\n`);
    retired.push(retiredFile);
  }
  await replaceFile(file, `${current}\n`);
  await removeDrafts(file);
  return retired;
}

/** A rotation that was killed while writing leaves a temporary file with keys, which would remain unnoticed. */
async function removeDrafts(file: string): Promise<void> {
  const directory = dirname(file);
  const drafts = (await readdir(directory)).filter(
    (name) => name.startsWith(`${basename(file)}.`) && DRAFT_END.test(name),
  );
  for (const draft of drafts) await rm(join(directory, draft), { force: true });
}
