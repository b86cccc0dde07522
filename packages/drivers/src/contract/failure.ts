/** Who can fix a failure. */
export type FixableBy = 'you' | 'source-admin' | 'network-admin' | 'adobe';

/** Why a source could not be used, and how to fix it. Holds no secret. */
export interface Failure {
  /** Stable kebab-case code, for example `sas-expired`. */
  code: string;
  cause: string;
  nextStep: string;
  fixableBy: FixableBy;
}
