import { DriverError } from '../driver-error.ts';

/**
 * The file's content is not what its name or the request says.
 *
 * @param what Completes "The file is not ...", for example "valid JSON: record 3 cannot be read".
 */
export function fileUnreadable(what: string, reason?: unknown): DriverError {
  return new DriverError(
    {
      code: 'file-unreadable',
      cause: `The file is not ${what}.`,
      nextStep:
        'Check that the file is complete, and name its real file type, encoding and column delimiter.',
      fixableBy: 'you',
    },
    reason,
  );
}
