import type { Pattern } from './matching/pattern.ts';

/** A behavior that clients rely on, and how it is seen. */
export interface ContractCase {
  /** Stable: observations of a real sandbox are kept by it. */
  id: string;
  /** In one sentence. */
  behavior: string;
  source: Source;
  /** What is sent before, to have something to look at. */
  given?: readonly Exchange[];
  /** What not every target has; without it the case is skipped. */
  needs?: Need;
  exchanges: readonly Exchange[];
}

/** Cases of one kind of operation. */
export interface ContractGroup {
  title: string;
  cases: readonly ContractCase[];
}

/** Where a behavior is known from. */
export interface Source {
  /** Section of the sheet of facts on the API. */
  facts: string;
  /** `choice` where public sources are silent or contradict each other, and we had to decide. */
  basis: 'openapi' | 'documentation' | 'client' | 'choice';
}

/** A second sandbox; a storage that can be reached; a table in it; a client that may only look. */
export type Need = 'otherSandbox' | 'source' | 'table' | 'viewer';

/** A request and what must be answered. `{names}` in it stand for what is known of the target or was kept before. */
export interface Exchange {
  /** Method and path below the API, with the query. */
  send: string;
  /** @default flow-service */
  api?: Api;
  /** Beside the usual ones; `null` leaves out a usual one. */
  headers?: Readonly<Record<string, string | null>>;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is, with only the `Content-Type` of `headers`. */
  text?: string;
  /** Sent as a form. */
  form?: Readonly<Record<string, string>>;
  answer: ExpectedAnswer;
}

export type Api = 'flow-service' | 'sandbox-management' | 'ims';

/** What an answer must be like. */
export interface ExpectedAnswer {
  status: number;
  /** Code of a problem, in the body of its layer. */
  code?: string;
  /** What the body must hold; it may hold more. */
  body?: Pattern;
  headers?: Readonly<Record<string, Pattern>>;
  /** Other forms that public documents print for the same answer; a run against the platform accepts them too. */
  or?: readonly ExpectedAnswer[];
  /** Values of the body to know from here on: name → keys that lead there. */
  keep?: Readonly<Record<string, readonly (string | number)[]>>;
}
