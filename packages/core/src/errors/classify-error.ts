import type { Finding } from '@headwater/sources';

/** What an error means to the person who sees it, whichever face shows it. */
export type ErrorKind =
  | 'invalid-input'
  | 'not-authorised'
  | 'not-found'
  | 'conflict'
  | 'source-refused'
  | 'platform-unavailable'
  | 'unexpected';

/** An error as plain data, ready to be shown once redacted. */
export interface ErrorReport {
  kind: ErrorKind;
  /** Stable code; the API's own for its answers. */
  code: string;
  message: string;
  nextSteps: readonly string[];
  findings: readonly Finding[];
  /** Connections among which a name does not decide. */
  candidates?: readonly ConnectionCandidate[];
  /** What Adobe's support asks for. */
  requestId?: string;
}

export interface ConnectionCandidate {
  id: string;
  name: string;
  source?: string;
  state: string;
  /** Epoch milliseconds. */
  updatedAt: number;
}

/** Tells what kind of failure something thrown is. The one place where errors are told apart for the faces. */
export function classifyError(error: unknown): ErrorReport {
  throw new Error(`Not built yet: ${error}`);
}
