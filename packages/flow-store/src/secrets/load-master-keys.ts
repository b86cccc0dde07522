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

/** The key that seals, and then those that may only open what was sealed with them before. */
export type MasterKeys = readonly [MasterKey, ...MasterKey[]];

export interface MasterKeySource {
  environment: Readonly<Record<string, string | undefined>>;
  /** Holds `master.key`; made when missing. */
  dataDirectory: string;
  /**
   * Whether to make a key file when there is no key yet. Say no where there is data already: a new key could not open
   * what is in it.
   * @default true
   */
  mayCreate?: boolean;
}

/**
 * The master key of `HEADWATER_MASTER_KEY` (32 bytes as base64), with older ones in `HEADWATER_MASTER_KEY_OLD`; or else those
 * of the file `master.key` (0600), one a line, which is made at the first start.
 * @throws `MasterKeyError` when a key is missing, malformed, or open to others.
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

/** A new master key as it is written in files and variables. */
export function newMasterKeyText(): string {
  return randomBytes(MASTER_KEY_BYTES).toString('base64');
}

/** Keys stand one a line, or between commas. */
export function splitKeys(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter((part) => part !== '');
}

/**
 * @param origin Where the text comes from; the text itself is never shown.
 * @throws `MasterKeyError` `malformed-master-key`
 */
export function decodeKey(encoded: string, origin: string): MasterKey {
  const bytes = Buffer.from(encoded, 'base64');
  // Buffer skips what is not base64, so a typo only shows when the bytes are written out again.
  if (bytes.length !== MASTER_KEY_BYTES || bytes.toString('base64') !== encoded) {
    throw new MasterKeyError(
      'malformed-master-key',
      `${origin} does not hold a master key: ${MASTER_KEY_BYTES} random bytes as base64, ` +
        `${Math.ceil(MASTER_KEY_BYTES / 3) * 4} characters. ` +
        `Put back the key that the data was written with; for new data, make one with: openssl rand -base64 ${MASTER_KEY_BYTES}`,
    );
  }
  return createMasterKey(bytes);
}

function refuseExposedFile(file: string, mode: number): void {
  // Windows keeps access in lists that the mode does not show.
  const isOpenToOthers = process.platform !== 'win32' && (mode & 0o077) !== 0;
  if (!isOpenToOthers) return;
  throw new MasterKeyError(
    'exposed-master-key',
    `The master key ${file} is open to other users of this machine (mode ${(mode & 0o777).toString(8)}). ` +
      `Close it with: chmod 600 '${file}'`,
  );
}

function missingMasterKey(file: string): MasterKeyError {
  return new MasterKeyError(
    'missing-master-key',
    `There is no master key for the data that is already here: ${VARIABLE} is not set and ${file} does not exist. ` +
      'Put back the key that the data was written with.',
  );
}
