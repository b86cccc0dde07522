import type { FixableBy } from '../contract/contract.ts';
import { DriverError } from '../contract/driver-error.ts';

/** The stages that what a source answers may belong to. */
export type AnswerStage = 'authenticate' | 'authorise' | 'list';

/** One kind of failure, in words about what was asked. */
export interface FailureRow<Subject> {
  /** Stage of a check that it belongs to. */
  stage: AnswerStage;
  cause: (subject: Subject) => string;
  nextStep: string | ((subject: Subject) => string);
  fixableBy: FixableBy;
}

/** Every failure of a kind of source that can be told apart, by our codes. */
export type FailureTable<Code extends string, Subject> = Readonly<Record<Code, FailureRow<Subject>>>;

/** A failure of a table, in words about this subject. */
export function makeFailure<Subject>(
  code: string,
  { cause, nextStep, fixableBy }: FailureRow<Subject>,
  { subject, reason }: { subject: Subject; reason?: unknown },
): DriverError {
  const advice = typeof nextStep === 'string' ? nextStep : nextStep(subject);
  return new DriverError({ code, cause: cause(subject), nextStep: advice, fixableBy }, reason);
}
