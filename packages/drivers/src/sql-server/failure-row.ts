import type { Failure, FixableBy, StageName } from '../contract/contract.ts';

/** What is known when an error is explained. */
export interface SqlErrorFacts {
  host: string;
  /** Empty when the connection names none. */
  database: string;
  /** What was read, as the caller named it. */
  object: string;
  /** Whether the catalog has it. */
  isKnownObject?: boolean;
  /** The login, as people call it. */
  login: string;
  /** Whether it is an application of Microsoft Entra ID, which has a token and no password. */
  isApplication: boolean;
  /** Of the server's own words only this address is passed on. */
  clientAddress: string;
  /** Which of several causes the server's own words name. */
  loginReason?: LoginReason | undefined;
  /** Whether the server denied another object than the one that was read. */
  isOtherObject?: boolean;
}

/** What Azure adds to error 18456. */
export type LoginReason = 'entra-only' | 'token-not-accepted' | 'token-expired';

/** The stage of a check in which it shows, and the failure. */
export interface StagedFailure extends Failure {
  stage: StageName;
}

/** Explains one error number. */
export type Explain = (facts: SqlErrorFacts) => StagedFailure;

/** Makes an explanation whose words depend on the facts. */
// biome-ignore lint/complexity/useMaxParams: to take one options object
export function row(
  stage: StageName,
  code: string,
  fixableBy: FixableBy,
  words: (facts: SqlErrorFacts) => [cause: string, nextStep: string],
): Explain {
  return (facts) => {
    const [cause, nextStep] = words(facts);
    return { stage, code, fixableBy, cause, nextStep };
  };
}

/** The database of a connection, as a sentence names it. */
export function nameDatabase({ database }: SqlErrorFacts): string {
  return database === '' ? 'the default database of the login' : `the database ${database}`;
}

/** Starts a sentence. */
export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
