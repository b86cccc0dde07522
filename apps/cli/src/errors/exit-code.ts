/** Exit codes of the process; README lists them in a table. */
export const EXIT_CODE = {
  ok: 0,
  unexpected: 1,
  differences: 2,
  invalidInput: 3,
  notAuthorized: 4,
  notFound: 5,
  conflict: 6,
  sourceRefused: 7,
  unavailable: 8,
  /** Set by bin/run.js, which runs on every Node. */
  oldNode: 11,
  /** The source has no driver, so the embedded service cannot reach it. */
  notReachableHere: 10,
  /** Interrupted or answered with no at the terminal; shells use the same code for an interrupt. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT_CODE)[keyof typeof EXIT_CODE];
