import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ConfigError } from '@headwater/sdk';
import { describeError } from '../errors/describe-error.ts';

/** Returns the content of a file, or undefined if it does not exist. @throws ConfigError if it cannot be read. */
export async function readIfExists(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new ConfigError(
      ...describeError('file-unreadable', { path, reason: String(codeOf(error)) }, { cause: error }),
    );
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : 'unknown error';
}

/**
 * Writes a file atomically and readable only by its owner. Readers see the old or the new content, even if the
 * process is killed midway.
 *
 * @throws ConfigError if it cannot be written.
 */
export async function writePrivateFile(path: string, text: string): Promise<void> {
  try {
    await replaceFile(path, text);
  } catch (cause) {
    throw new ConfigError(
      ...describeError(
        'file-unwritable',
        { path, reason: String(codeOf(cause)), folder: dirname(path) },
        { cause },
      ),
    );
  }
}

async function replaceFile(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
