import { findProgram } from './find-program.ts';

/** Options of a suite or a test: whether to skip it, and the reason for the run's summary. */
export interface Needs {
  skip: boolean;
  /** Metadata for the test runner, with `skipReason`. */
  meta: object;
}

/**
 * Options for tests that need programs from outside npm. If a program is not installed, the tests are skipped and the
 * reason is reported.
 *
 * @example describe('a real MariaDB', needsPrograms('mariadbd'), () => { … });
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
