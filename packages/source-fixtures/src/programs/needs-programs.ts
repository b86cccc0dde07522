import { findProgram } from './find-program.ts';

/** Options of a suite or a test: whether it is skipped, and why, for the closing lines of a run. */
export interface Needs {
  skip: boolean;
  /** Metadata of the test runner, with `skipReason`. */
  meta: object;
}

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
