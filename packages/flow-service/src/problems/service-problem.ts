import { PROBLEM_TABLE } from './problem-table.ts';

/** The values for the message of each problem. */
type Details = { [Code in keyof typeof PROBLEM_TABLE]: Parameters<(typeof PROBLEM_TABLE)[Code]['message']> };
type Entries = {
  [Code in keyof Details]: {
    title?: string;
    message: (...details: Details[Code]) => string;
    retryAfterSeconds?: (...details: Details[Code]) => number;
  };
};

const ENTRIES: Entries = PROBLEM_TABLE;

/**
 * Maximum length of a message in characters. A message may quote input as large as a body, and an answer repeats the
 * message three times.
 */
const MAX_LENGTH = 2_000;
/** Number of characters kept from the end of a message, which describes the fault of the quoted input. */
const END_LENGTH = 500;

/** Code of a problem in the table. */
export type ProblemCode = keyof Details;

/** A rejected request, with a problem of the table. Answered in the form of its layer. */
export class ServiceProblem extends Error {
  override readonly name = 'ServiceProblem';
  readonly code: ProblemCode;
  readonly status: number;
  readonly title: string;
  /** When to retry. Absent if a retry cannot help. */
  readonly retryAfterSeconds: number | undefined;

  /** The driver's code for the reason why a source could not be used. */
  readonly sourceCode: string | undefined;

  // biome-ignore lint/complexity/useMaxParams: to take one options object
  constructor(code: ProblemCode, message: string, retryAfterSeconds?: number, sourceCode?: string) {
    super(shorten(message));
    this.sourceCode = sourceCode;
    this.code = code;
    this.status = statusOf(code);
    this.retryAfterSeconds = retryAfterSeconds;
    this.title = ENTRIES[code].title ?? 'Invalid request';
  }
}

/** Creates a problem of the table, to be thrown. */
export function problem<Code extends ProblemCode>(code: Code, ...details: Details[Code]): ServiceProblem {
  const { message, retryAfterSeconds } = ENTRIES[code];
  return new ServiceProblem(code, message(...details), retryAfterSeconds?.(...details));
}

/** Creates a problem for a failure of a source, with the code of its driver. */
export function sourceProblem(
  code: 'CONNECTOR-1308-400' | 'CONNECTOR-1375-400',
  detail: string,
  sourceCode: string,
): ServiceProblem {
  return new ServiceProblem(code, ENTRIES[code].message(detail), undefined, sourceCode);
}

function shorten(message: string): string {
  if (message.length <= MAX_LENGTH) return message;
  return `${message.slice(0, MAX_LENGTH - END_LENGTH)} … ${message.slice(-END_LENGTH)}`.toWellFormed();
}

/** A six-digit code starts with its status, `FLOW-1404-412` ends with it, and the other layers use only 400. */
function statusOf(code: ProblemCode): number {
  return Number(/^\d{3}(?=\d{3}$)|(?<=-)\d{3}$/.exec(code)?.[0] ?? 400);
}
