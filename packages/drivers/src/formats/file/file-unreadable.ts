import { DriverError } from '../../contract/driver-error.ts';
import type { FileSignature } from './file-signature.ts';

/**
 * The failure of a file whose content does not match its name or the request.
 * @param what Completes "The file is not ...", for example "valid JSON: record 3 cannot be read".
 */
export function fileUnreadable(
  what: string,
  reason?: unknown,
  nextStep = 'Check that the file is complete, and specify its actual file type, encoding and column delimiter.',
): DriverError {
  return new DriverError(
    { code: 'file-unreadable', cause: `The file is not ${what}.`, nextStep, fixableBy: 'you' },
    reason,
  );
}

/** The failure of a file whose format cannot be shown. */
export function fileNotReadable({ name, nextStep }: FileSignature, code = 'file-unreadable'): DriverError {
  return new DriverError({
    code,
    cause: `The file is ${name}. It cannot be shown here.`,
    nextStep,
    fixableBy: 'you',
  });
}
