import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Options of a suite or a test: whether it is skipped, and why, for the closing lines of a run. */
export interface Needs {
  skip: boolean;
  /** Metadata of the test runner, with `skipReason`. */
  meta: object;
}

/** Folders of servers that are not in the PATH of every user. */
const SERVER_FOLDERS = ['/usr/local/sbin', '/usr/sbin', '/sbin'];

/**
 * Options for tests that run programs which npm does not provide: they are skipped, with the reason, where one is not installed.
 *
 * @example
 * describe('a real MariaDB', needsPrograms('mariadbd'), () => { … });
 */
export function needsPrograms(...programs: readonly string[]): Needs {
  const missing = programs.filter((program) => findProgram(program) === undefined);
  return {
    skip: missing.length > 0,
    meta: {
      skipReason: `${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not installed`,
    },
  };
}

/** Path of a program: the first of that name in PATH, then among the folders of servers. */
export function findProgram(name: string): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter).filter(Boolean), ...SERVER_FOLDERS];
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
