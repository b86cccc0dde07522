import type { FixableBy } from '../contract/contract.ts';
import { DriverError } from '../contract/driver-error.ts';

/** The stages that a source's answers can fail. */
export type AnswerStage = 'authenticate' | 'authorise' | 'list';

/** One kind of failure, worded for a request. */
export interface FailureRow<Subject> {
  /** The stage of a check that it fails. */
  stage: AnswerStage;
  cause: (subject: Subject) => string;
  nextStep: string | ((subject: Subject) => string);
  fixableBy: FixableBy;
}

/** All failures of one kind of source, by code. */
export type FailureTable<Code extends string, Subject> = Readonly<Record<Code, FailureRow<Subject>>>;

/** Makes the failure of a code, worded for this subject. */
export function makeFailure<Subject>(
  code: string,
  { cause, nextStep, fixableBy }: FailureRow<Subject>,
  { subject, reason }: { subject: Subject; reason?: unknown },
): DriverError {
  const advice = typeof nextStep === 'string' ? nextStep : nextStep(subject);
  return new DriverError({ code, cause: cause(subject), nextStep: advice, fixableBy }, reason);
}
