import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type HomeOptions, resolveHome } from '../home/headwater-home.ts';
import { readIfExists, writePrivateFile } from '../home/private-file.ts';
import { isRecord } from '../home/record.ts';

/** Record of a running local service for commands on this machine; stored in `local.json` with mode 0600. */
export interface LocalService {
  baseUrl: string;
  imsOrg: string;
  clientId: string;
  clientSecret: string;
  /** Id of the serving process. The record of a process that has ended is ignored. */
  pid: number;
}

/**
 * Writes the record that makes the profile `local` work.
 *
 * @throws Error of the file system if the record cannot be written.
 * @example
 * await writeLocalService({ baseUrl, imsOrg, clientId, clientSecret, pid: process.pid });
 */
export async function writeLocalService(service: LocalService, options: HomeOptions = {}): Promise<void> {
  await writePrivateFile(notePath(options), `${JSON.stringify(service, undefined, 2)}\n`);
}

/**
 * Returns the running local service, if any.
 *
 * @throws Error of the file system if the record exists and cannot be read.
 * @example
 * const service = await readLocalService();
 */
export async function readLocalService(options: HomeOptions = {}): Promise<LocalService | undefined> {
  const service = await readNote(options);
  return service && isAlive(service.pid) ? service : undefined;
}

/**
 * Removes a process's record, unless another process has replaced it.
 *
 * @throws Error of the file system if the record cannot be read or removed.
 * @example
 * await removeLocalService(process.pid);
 */
export async function removeLocalService(pid: number, options: HomeOptions = {}): Promise<void> {
  const service = await readNote(options);
  if (service?.pid === pid) await rm(notePath(options), { force: true });
}

function notePath(options: HomeOptions): string {
  return join(resolveHome(options), 'local.json');
}

async function readNote(options: HomeOptions): Promise<LocalService | undefined> {
  const text = await readIfExists(notePath(options));
  if (text === undefined) return undefined;
  try {
    const note: unknown = JSON.parse(text);
    return isLocalService(note) ? note : undefined;
  } catch {
    // An unreadable record counts as missing; the next `serve` replaces it.
    return undefined;
  }
}

function isLocalService(note: unknown): note is LocalService {
  if (!isRecord(note) || typeof note.pid !== 'number') return false;
  return ['baseUrl', 'imsOrg', 'clientId', 'clientSecret'].every((key) => typeof note[key] === 'string');
}

/** Signal 0 only checks the process. EPERM means that it exists and belongs to another user. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
