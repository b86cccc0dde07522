/** Who is able to mend a failure. */
export type FixableBy = 'you' | 'source-admin' | 'network-admin' | 'adobe';

/** Why a source could not be used, in words a person can act on. Holds no secret. */
export interface Failure {
  /** Stable kebab-case code, for example `sas-expired`. */
  code: string;
  cause: string;
  nextStep: string;
  fixableBy: FixableBy;
}
