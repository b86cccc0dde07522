import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type HomeOptions, resolveHome } from '../home/headwater-home.ts';
import { readIfExists, writePrivateFile } from '../home/private-file.ts';
import { isRecord } from '../home/record.ts';

/** What a running local service tells the commands on this machine; kept 0600 in `local.json`. */
export interface LocalService {
  baseUrl: string;
  imsOrg: string;
  clientId: string;
  clientSecret: string;
  /** Process that serves; a note left by one that was killed is not believed. */
  pid: number;
}

/** Leaves the note that makes the profile `local` work. */
export async function writeLocalService(service: LocalService, options: HomeOptions = {}): Promise<void> {
  await writePrivateFile(notePath(options), `${JSON.stringify(service, undefined, 2)}\n`);
}

/** The local service that runs now, if one does. */
export async function readLocalService(options: HomeOptions = {}): Promise<LocalService | undefined> {
  const service = await readNote(options);
  return service && isAlive(service.pid) ? service : undefined;
}

/** Takes the note of a process away; one that another process has left since stays. */
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
    // A note that cannot be read is worth as much as none; the next `serve` replaces it.
    return undefined;
  }
}

function isLocalService(note: unknown): note is LocalService {
  if (!isRecord(note) || typeof note.pid !== 'number') return false;
  return ['baseUrl', 'imsOrg', 'clientId', 'clientSecret'].every((key) => typeof note[key] === 'string');
}

/** Signal 0 only asks; EPERM means that the process is there and belongs to somebody else. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
