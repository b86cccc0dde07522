import { DriverError } from '@headwater/drivers';
import type { RunError } from '@headwater/flow-runner';
import { UnsupportedSchemaError } from '@headwater/flow-store';
import { LakeError } from '@headwater/lake';
import { ServiceProblem } from '../problems/service-problem.ts';
import { RunRefusal } from './run-refusal.ts';

const READ_FAILED = 'CONNECTOR-1001-500';
const PROCESSING_FAILED = 'CONNECTOR-2001-500';

/** The error of a run, in the platform's codes. Only messages that are free of secrets are passed on. */
export function explainRunFailure(error: unknown, phase: 'copy' | 'promotion'): RunError {
  if (error instanceof DriverError) {
    return { code: READ_FAILED, message: `${error.cause} ${error.nextStep} (${error.code})` };
  }
  const code = phase === 'copy' ? READ_FAILED : PROCESSING_FAILED;
  if (error instanceof ServiceProblem) return { code, message: error.message };
  const isExplained =
    error instanceof LakeError || error instanceof RunRefusal || error instanceof UnsupportedSchemaError;
  if (isExplained) return { code: PROCESSING_FAILED, message: error.message };
  const kind = error instanceof Error ? error.name : typeof error;
  return {
    code,
    message: `The run failed for a reason that the service does not know (${kind}). Report it.`,
  };
}
