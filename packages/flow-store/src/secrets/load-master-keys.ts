import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createFileOnce } from './create-file-once.ts';
import { createMasterKey, MASTER_KEY_BYTES, type MasterKey } from './master-key.ts';
import { MasterKeyError } from './master-key-error.ts';

const VARIABLE = 'HEADWATER_MASTER_KEY';
const OLD_VARIABLE = 'HEADWATER_MASTER_KEY_OLD';
const FILE_NAME = 'master.key';

/** The key that seals, followed by older keys that only unseal. */
export type MasterKeys = readonly [MasterKey, ...MasterKey[]];

export interface MasterKeySource {
  environment: Readonly<Record<string, string | undefined>>;
  /** Contains `master.key`; created if missing. */
  dataDirectory: string;
  /**
   * Whether to create a missing key file. Pass false if data exists, because a new key could not unseal it.
   * @default true
   */
  mayCreate?: boolean;
}

/**
 * Loads the master key of `HEADWATER_MASTER_KEY` (32 bytes as base64) and the older ones of
 * `HEADWATER_MASTER_KEY_OLD`; otherwise the keys of the file `master.key` (0600), one per line, which the first start
 * creates.
 * @throws `MasterKeyError` if a key is missing, malformed, or readable by others.
 */
export async function loadMasterKeys({
  environment,
  dataDirectory,
  mayCreate = true,
}: MasterKeySource): Promise<MasterKeys> {
  const fromEnvironment = environment[VARIABLE];
  if (fromEnvironment) {
    const older = splitKeys(environment[OLD_VARIABLE] ?? '').map((text) => decodeKey(text, OLD_VARIABLE));
    return [decodeKey(fromEnvironment.trim(), VARIABLE), ...older];
  }
  const file = masterKeyFile(dataDirectory);
  const mode = statSync(file, { throwIfNoEntry: false })?.mode;
  if (mode === undefined) {
    if (!mayCreate) throw missingMasterKey(file);
    await mkdir(dataDirectory, { recursive: true, mode: 0o700 });
    await createFileOnce(file, `${newMasterKeyText()}\n`);
  } else {
    refuseExposedFile(file, mode);
  }
  const [current = '', ...older] = splitKeys(await readFile(file, 'utf8'));
  return [decodeKey(current, file), ...older.map((text) => decodeKey(text, file))];
}

export function masterKeyFile(dataDirectory: string): string {
  return join(dataDirectory, FILE_NAME);
}

/** Creates a master key in the format of files and variables. */
export function newMasterKeyText(): string {
  return randomBytes(MASTER_KEY_BYTES).toString('base64');
}

/** Keys are separated by line breaks or commas. */
export function splitKeys(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter((part) => part !== '');
}

/**
 * @param origin Where the string comes from, for messages; the string itself is never shown.
 * @throws `MasterKeyError` `malformed-master-key`
 */
export function decodeKey(encoded: string, origin: string): MasterKey {
  const bytes = Buffer.from(encoded, 'base64');
  // Buffer skips characters outside of base64, so a typo is only detected by encoding the bytes again.
  if (bytes.length !== MASTER_KEY_BYTES || bytes.toString('base64') !== encoded) {
    throw new MasterKeyError(
      'malformed-master-key',
      `${origin} does not contain a master key: ${MASTER_KEY_BYTES} random bytes as base64, ` +
        `${Math.ceil(MASTER_KEY_BYTES / 3) * 4} characters. ` +
        `Restore the key that the data was written with. For new data, create one with: openssl rand -base64 ${MASTER_KEY_BYTES}`,
    );
  }
  return createMasterKey(bytes);
}

function refuseExposedFile(file: string, mode: number): void {
  // Windows uses access control lists, which the mode does not show.
  const isOpenToOthers = process.platform !== 'win32' && (mode & 0o077) !== 0;
  if (!isOpenToOthers) return;
  throw new MasterKeyError(
    'exposed-master-key',
    `The master key ${file} is readable by other users of this machine (mode ${(mode & 0o777).toString(8)}). ` +
      `Restrict it with: chmod 600 '${file}'`,
  );
}

function missingMasterKey(file: string): MasterKeyError {
  return new MasterKeyError(
    'missing-master-key',
    `The existing data has no master key: ${VARIABLE} is not set and ${file} does not exist. ` +
      'Restore the key that the data was written with.',
  );
}
