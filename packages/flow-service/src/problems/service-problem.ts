import { PROBLEM_TABLE } from './problem-table.ts';

/** What the message of each problem is built from. */
type Details = { [Code in keyof typeof PROBLEM_TABLE]: Parameters<(typeof PROBLEM_TABLE)[Code]['message']> };
type Entries = {
  [Code in keyof Details]: {
    title?: string;
    message: (...details: Details[Code]) => string;
    retryAfterSeconds?: (...details: Details[Code]) => number;
  };
};

const ENTRIES: Entries = PROBLEM_TABLE;

/** Characters of a message. It may quote what was sent, which may be as large as a body, and answers quote it thrice. */
const MAX_LENGTH = 2_000;
/** Of them the last, which say what is wrong with what is quoted. */
const END_LENGTH = 500;

/** Code of a problem in the table. */
export type ProblemCode = keyof Details;

/** A request the service refuses, for a reason of the table. Answered in the shape of its layer. */
export class ServiceProblem extends Error {
  override readonly name = 'ServiceProblem';
  readonly code: ProblemCode;
  readonly status: number;
  readonly title: string;
  /** When to come back; only where coming back is what helps. */
  readonly retryAfterSeconds: number | undefined;

  /** Why a source could not be used, in the code of its driver. */
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

/** A problem of the table, to be thrown. */
export function problem<Code extends ProblemCode>(code: Code, ...details: Details[Code]): ServiceProblem {
  const { message, retryAfterSeconds } = ENTRIES[code];
  return new ServiceProblem(code, message(...details), retryAfterSeconds?.(...details));
}

/** What a source did wrong, with the code of its driver. */
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

/** A code of digits begins with its status, `FLOW-1404-412` ends with it, and the other layers only know 400. */
function statusOf(code: ProblemCode): number {
  return Number(/^\d{3}(?=\d{3}$)|(?<=-)\d{3}$/.exec(code)?.[0] ?? 400);
}
