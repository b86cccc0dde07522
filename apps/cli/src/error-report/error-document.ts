import { classifyError, type ErrorKind, type ErrorReport } from '@headwater/core';
import { CLIError } from '@oclif/core/errors';
import { processEnvironment } from '../environment.ts';
import { withProgramName } from '../output/command-line.ts';
import { EXIT_CODE, type ExitCode } from './exit-code.ts';
import { flagHints } from './flag-hints.ts';
import { renderStep } from './render-step.ts';
import { GIVEN_UP, UsageError } from './usage-error.ts';
import { toUsageError, withoutParser } from './usage-of-oclif.ts';

/** An error as it is printed: what core says of it, and the exit code. */
export interface ErrorDocument extends ErrorReport {
  exitCode: ExitCode;
  /** Where a fault of ours comes from, when asked for with HEADWATER_DEBUG. */
  stack?: string;
}

/** Describes whatever was thrown. @param commands - The names of all commands, to suggest one of. */
export function toErrorDocument(error: unknown, commands?: readonly string[]): ErrorDocument {
  const report = toReport(error instanceof CLIError ? toUsageError(error, commands) : error);
  const { steps, ...shown } = report;
  const ownSteps = steps === undefined ? report.nextSteps : steps.map(renderStep);
  const nextSteps = [...flagHints(report), ...ownSteps].map(withProgramName);
  return { ...shown, nextSteps, exitCode: exitCodeOf(report), ...stackOf(error) };
}

/** What the process exits with after an error. */
export function exitCodeOf({ code, kind }: ErrorReport): ExitCode {
  return code === GIVEN_UP ? EXIT_CODE.interrupted : EXIT_CODES[kind];
}

function stackOf(error: unknown): { stack?: string } {
  if (!processEnvironment.HEADWATER_DEBUG || !(error instanceof Error) || error.stack === undefined)
    return {};
  return { stack: error.stack };
}

function toReport(error: unknown): ErrorReport {
  if (!(error instanceof UsageError)) return classifyError(error);
  const { code, message, nextSteps } = error;
  return { kind: 'invalid-input', code, message: withoutParser(message), nextSteps, findings: [] };
}

const EXIT_CODES: Readonly<Record<ErrorKind, ExitCode>> = {
  'invalid-input': EXIT_CODE.invalidInput,
  'not-authorised': EXIT_CODE.notAuthorized,
  'not-found': EXIT_CODE.notFound,
  conflict: EXIT_CODE.conflict,
  'source-refused': EXIT_CODE.sourceRefused,
  'not-reachable-here': EXIT_CODE.notReachableHere,
  'platform-unavailable': EXIT_CODE.unavailable,
  unexpected: EXIT_CODE.unexpected,
};
