import { type CodeOf, type FactsIn, fillInFacts, PROBLEMS } from '@headwater/models';

/** Key of an entry in `specs/codes/problems.yaml`: a code or a case of one. */
type ProblemKey = keyof typeof PROBLEMS & string;

/** Code of a problem. */
export type ProblemCode = CodeOf<ProblemKey>;

/** The facts of an entry, if it has any. */
type Facts<Key extends ProblemKey> = [FactsIn<(typeof PROBLEMS)[Key]>] extends [never]
  ? []
  : [facts: Readonly<Record<FactsIn<(typeof PROBLEMS)[Key]>, string | number>>];

/** The parts of an entry that an answer contains. */
interface ProblemText {
  title?: string;
  cause: string;
  nextSteps?: readonly { text: string }[];
  /** A number, or the fact that contains it. */
  retryAfterSeconds?: string;
}

interface ProblemOptions {
  retryAfterSeconds?: number | undefined;
  sourceCode?: string;
}

const ENTRIES: Readonly<Record<ProblemKey, ProblemText>> = PROBLEMS;

/**
 * Maximum length of a message in characters. A message may quote input as large as a body, and an answer repeats the
 * message three times.
 */
const MAX_LENGTH = 2_000;
/** Number of characters kept from the end of a message, which describes the fault of the quoted input. */
const END_LENGTH = 500;

/** A rejected request, with a problem of the catalog. Answered in the form of its layer. */
export class ServiceProblem extends Error {
  override readonly name = 'ServiceProblem';
  readonly code: ProblemCode;
  readonly status: number;
  readonly title: string;
  /** When to retry. Absent if a retry cannot help. */
  readonly retryAfterSeconds: number | undefined;

  /** The driver's code for the reason why a source could not be used. */
  readonly sourceCode: string | undefined;

  constructor(code: ProblemCode, message: string, { retryAfterSeconds, sourceCode }: ProblemOptions = {}) {
    super(shorten(message));
    this.sourceCode = sourceCode;
    this.code = code;
    this.status = statusOf(code);
    this.retryAfterSeconds = retryAfterSeconds;
    this.title = ENTRIES[code].title ?? 'Invalid request';
  }
}

/**
 * Creates a problem of the catalog, to be thrown.
 *
 * @param facts Values for the placeholders of the entry. They contain no secret.
 * @example throw problem('FLOW-1439-404', { kind: 'connection', id });
 */
export function problem<const Key extends ProblemKey>(key: Key, ...[facts]: Facts<Key>): ServiceProblem {
  const { cause, nextSteps = [], retryAfterSeconds } = fillInFacts(ENTRIES[key], facts ?? {});
  const message = [cause, ...nextSteps.map(({ text }) => text)].join(' ');
  return new ServiceProblem(codeOf(key), message, {
    retryAfterSeconds: retryAfterSeconds === undefined ? undefined : Number(retryAfterSeconds),
  });
}

/** Creates a problem for a failure of a source, with the code of its driver. */
export function sourceProblem(
  code: 'CONNECTOR-1308-400' | 'CONNECTOR-1375-400',
  detail: string,
  sourceCode: string,
): ServiceProblem {
  return new ServiceProblem(code, fillInFacts(ENTRIES[code].cause, { detail }), { sourceCode });
}

function shorten(message: string): string {
  if (message.length <= MAX_LENGTH) return message;
  return `${message.slice(0, MAX_LENGTH - END_LENGTH)} … ${message.slice(-END_LENGTH)}`.toWellFormed();
}

function codeOf<Key extends ProblemKey>(key: Key): CodeOf<Key> {
  return key.split('.')[0] as CodeOf<Key>;
}

/** A six-digit code starts with its status, `FLOW-1404-412` ends with it, and the other layers use only 400. */
function statusOf(code: ProblemCode): number {
  return Number(/^\d{3}(?=\d{3}$)|(?<=-)\d{3}$/.exec(code)?.[0] ?? 400);
}
