import { readFile } from 'node:fs/promises';
import { createFileOnce, replaceFile } from '../secrets/create-file-once.ts';
import {
  decodeKey,
  loadMasterKeys,
  type MasterKeys,
  masterKeyFile,
  newMasterKeyText,
  splitKeys,
} from '../secrets/load-master-keys.ts';

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
  return retired;
}
