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

/** A UUID, as `replaceFile` and `createFileOnce` put it behind the name of what they write. */
const DRAFT_END = /\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Makes a new key and puts it before the present one. From here on, both can be read and the new one seals. */
export async function beginKeyFile(dataDirectory: string): Promise<MasterKeys> {
  const file = masterKeyFile(dataDirectory);
  await replaceFile(file, `${newMasterKeyText()}\n${await readFile(file, 'utf8')}`);
  return await loadMasterKeys({ environment: {}, dataDirectory, mayCreate: false });
}

/**
 * Takes the older keys out of the file, each into one of its own, for whoever restores a snapshot of before.
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

/** A rotation that was killed while it wrote leaves what it had written, with keys in it that nobody would look for. */
async function removeDrafts(file: string): Promise<void> {
  const directory = dirname(file);
  const drafts = (await readdir(directory)).filter(
    (name) => name.startsWith(`${basename(file)}.`) && DRAFT_END.test(name),
  );
  for (const draft of drafts) await rm(join(directory, draft), { force: true });
}
