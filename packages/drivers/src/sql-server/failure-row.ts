import type { Failure, StageName } from '../contract/contract.ts';

/** The facts that explain an error. */
export interface SqlErrorFacts {
  host: string;
  /** Empty if the connection names none. */
  database: string;
  /** The object that was read, as the caller named it. */
  object: string;
  /** Whether the catalog contains it. */
  isKnownObject?: boolean;
  /** The login, for messages. */
  login: string;
  /** Whether it is an application of Microsoft Entra ID, which has a token and no password. */
  isApplication: boolean;
  /** The client address, the only part of the server's message that is passed on. */
  clientAddress: string;
  /** Which of several causes the server's message names. */
  loginReason?: LoginReason | undefined;
  /** Whether the server denied another object than the one that was read. */
  isOtherObject?: boolean;
}

/** Azure's addition to error 18456. */
export type LoginReason = 'entra-only' | 'token-not-accepted' | 'token-expired';

/** The failure, and the stage of a check that it fails. */
export interface StagedFailure extends Failure {
  stage: StageName;
}

/** Explains one error number. */
export type Explain = (facts: SqlErrorFacts) => StagedFailure;

/** Makes an explanation from the stage that fails and a description of the failure. */
export function row(stage: StageName, describe: (facts: SqlErrorFacts) => Failure): Explain {
  return (facts) => ({ stage, ...describe(facts) });
}

/** The database of a connection, for use within a sentence. */
export function nameDatabase({ database }: SqlErrorFacts): string {
  return database === '' ? 'the default database of the login' : `the database ${database}`;
}

/** Capitalizes the start of a sentence. */
export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
