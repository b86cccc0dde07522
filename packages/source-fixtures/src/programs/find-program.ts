import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Servers of Debian are here, also for users whose PATH leaves these folders out. */
const SYSTEM_FOLDERS = ['/usr/local/sbin', '/usr/sbin', '/sbin'];

/**
 * Finds a program that no npm package provides; undefined if this machine lacks it.
 *
 * @param variable environment variable with its path, for a program that was unpacked instead of installed
 */
export function findProgram(name: string, variable?: string): string | undefined {
  const named = variable === undefined ? undefined : process.env[variable];
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...SYSTEM_FOLDERS];
  const candidates = named ? [named] : folders.map((folder) => join(folder, name));
  return candidates.find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
