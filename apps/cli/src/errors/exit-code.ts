/** What the process answers to the shell; the table of the README. */
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
  oldNode: 9,
  /** The source has no driver, so the embedded service cannot reach it. */
  notReachableHere: 10,
  /** Given up at the terminal, as shells count an interrupt. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT_CODE)[keyof typeof EXIT_CODE];
