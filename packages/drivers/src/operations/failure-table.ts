import type { Failure } from '../contract/contract.ts';
import { DriverError } from '../contract/driver-error.ts';

/** The stages that a source's answers can fail. */
export type AnswerStage = 'authenticate' | 'authorise' | 'list';

/** One kind of failure, described for a request. */
export interface FailureRow<Subject, Code extends string = string> {
  /** The stage of a check that it fails. */
  stage: AnswerStage;
  describe: (subject: Subject) => Failure & { code: Code };
}

/** All failures of one kind of source, by code. */
export type FailureTable<Code extends string, Subject> = { readonly [Key in Code]: FailureRow<Subject, Key> };

/** Makes the failure of a row, described for this subject. */
export function makeFailure<Subject>(
  { describe }: FailureRow<Subject>,
  { subject, reason }: { subject: Subject; reason?: unknown },
): DriverError {
  return new DriverError(describe(subject), reason);
}
