import { classifyError, type ErrorKind, type ErrorReport } from '@headwater/core';
import { CLIError } from '@oclif/core/errors';
import { processEnvironment } from '../environment.ts';
import { EXIT_CODE, type ExitCode } from '../errors/exit-code.ts';
import { GIVEN_UP, UsageError } from '../errors/usage-error.ts';
import { withProgramName } from '../output/command-line.ts';
import { flagHints } from './flag-hints.ts';
import { renderStep } from './render-step.ts';
import { toUsageError, withoutParser } from './usage-of-oclif.ts';

/** An error as it is printed: core's report and the exit code. */
export interface ErrorDocument extends ErrorReport {
  exitCode: ExitCode;
  /** Stack of an unexpected error, if HEADWATER_DEBUG is set. */
  stack?: string;
}

/** Describes any thrown value. @param commands - The names of all commands, to suggest one of. */
export function toErrorDocument(error: unknown, commands?: readonly string[]): ErrorDocument {
  const report = toReport(error instanceof CLIError ? toUsageError(error, commands) : error);
  return { ...withCommands(report), exitCode: exitCodeOf(report), ...stackOf(error) };
}

/** Returns a report whose next steps name commands and flags as they can be typed. */
export function withCommands(report: ErrorReport): ErrorReport {
  const { steps, ...shown } = report;
  const ownSteps = steps === undefined ? report.nextSteps : steps.map(renderStep);
  return { ...shown, nextSteps: [...flagHints(report), ...ownSteps].map(withProgramName) };
}

/** Returns the exit code of the process after an error. */
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
