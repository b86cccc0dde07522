import type { Pattern } from './matching/pattern.ts';

/** A behavior that clients rely on, and the requests that show it. */
export interface ContractCase {
  /** Stable: observations of a real sandbox refer to it. */
  id: string;
  /** In one sentence. */
  behavior: string;
  source: Source;
  /** Requests that prepare the case. */
  given?: readonly Exchange[];
  /** A requirement that not every target meets. Without it, the case is skipped. */
  needs?: Need;
  exchanges: readonly Exchange[];
}

/** Cases of one kind of operation. */
export interface ContractGroup {
  title: string;
  cases: readonly ContractCase[];
}

/** The source of a behavior. */
export interface Source {
  /** Section of the API fact sheet. */
  facts: string;
  /** `choice` if public sources are silent or contradict each other, and Headwater had to decide. */
  basis: 'openapi' | 'documentation' | 'client' | 'choice';
}

/** A second sandbox, a reachable storage, a table in it, or a read-only client. */
export type Need = 'otherSandbox' | 'source' | 'table' | 'viewer';

/**
 * A request and its expected response. `{names}` in it are replaced with facts about the target or with values of
 * earlier responses.
 */
export interface Exchange {
  /** Method and path below the API, including the query. */
  send: string;
  /** @default flow-service */
  api?: Api;
  /** In addition to the default headers; `null` omits a default header. */
  headers?: Readonly<Record<string, string | null>>;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent unchanged, with only the `Content-Type` of `headers`. */
  text?: string;
  /** Sent as a form. */
  form?: Readonly<Record<string, string>>;
  answer: ExpectedAnswer;
}

export type Api = 'flow-service' | 'sandbox-management' | 'schemaregistry' | 'catalog' | 'ims';

/** The expected response. */
export interface ExpectedAnswer {
  status: number;
  /** Code of a problem, in the body of its layer. */
  code?: string;
  /** Required content of the body, which may contain more. */
  body?: Pattern;
  headers?: Readonly<Record<string, Pattern>>;
  /** Other documented forms of the same response. A run against the platform accepts them too. */
  or?: readonly ExpectedAnswer[];
  /** Values of the body to store for later requests: name → keys that lead to the value. */
  keep?: Readonly<Record<string, readonly (string | number)[]>>;
}
