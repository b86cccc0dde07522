import type { ContractCase, ExpectedAnswer, Need } from '../contract-case.ts';
import type { Known } from '../matching/pattern.ts';
import type { AnswerValidator } from '../spec/answer-validator.ts';
import { type CheckContext, checkExchange, readBody, valueAt } from './check-exchange.ts';
import { redact } from './redact.ts';
import { type SentAnswer, sendExchange } from './send-exchange.ts';
import type { Target } from './target.ts';
import { waitUntilReady } from './wait-until-ready.ts';

/** The result of a case at a target. Contains no secret and no id. */
export type Outcome =
  | { outcome: 'matched' }
  | { outcome: 'differs'; difference: string }
  | { outcome: 'skipped'; reason: string };

/** A run of the contract against one target. */
export interface ContractRun {
  target: Target;
  validator: AnswerValidator;
  /** The forms of a response that match; see CheckContext. */
  accepts: CheckContext['accepts'];
  /** Values that every case knows. */
  known: Known;
  /** Ids of created connections, which are deleted at the end. */
  created: Set<string>;
}

const MISSING: Readonly<Record<Need, string>> = {
  otherSandbox: 'no second sandbox is given',
  source: 'no reachable storage is given',
  table: 'no table in a reachable storage is given',
  viewer: 'no read-only client is given',
};

/** The responses of an overloaded or unavailable target say nothing about its behavior. */
const UNAVAILABLE: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/** Sends the requests of a case, and compares the responses. */
export async function runCase(contractCase: ContractCase, run: ContractRun): Promise<Outcome> {
  const { id, needs, given = [], exchanges } = contractCase;
  if (needs !== undefined && !hasNeeded(needs, run.target)) {
    return { outcome: 'skipped', reason: MISSING[needs] };
  }
  let known: Known = { ...run.known, name: `${run.known.prefix}-${id}` };
  for (const exchange of [...given, ...exchanges]) {
    const answer = await sendExchange(exchange, run.target, known).catch(ignoreSilence);
    if (answer === undefined) return { outcome: 'skipped', reason: 'the target did not respond' };
    noteCreated(answer, run);
    if (UNAVAILABLE.has(answer.status)) {
      return { outcome: 'skipped', reason: `the target responded with ${answer.status}` };
    }
    const checked = checkExchange(answer, exchange.answer, {
      known,
      validator: run.validator,
      accepts: run.accepts,
    });
    if ('difference' in checked) {
      return { outcome: 'differs', difference: `${exchange.send}: ${redact(checked.difference, known)}` };
    }
    known = { ...known, ...keepValues(answer, checked.form), ...(await settle(answer, checked.form, run)) };
  }
  return { outcome: 'matched' };
}

function hasNeeded(need: Need, target: Target): boolean {
  return (need === 'table' ? target.source?.table : target[need]) !== undefined;
}

/** A missing or late response is a problem of the target; any other error is a bug in the case. */
function ignoreSilence(error: unknown): undefined {
  const isSilence = error instanceof Error && (error.name === 'TimeoutError' || error.cause !== undefined);
  if (!isSilence) throw error;
}

function noteCreated(answer: SentAnswer, { created }: ContractRun): void {
  const id = createdId(answer);
  if (id !== undefined) created.add(id);
}

function createdId(answer: SentAnswer): string | undefined {
  if (answer.method !== 'POST' || answer.status !== 201) return undefined;
  const id = valueAt(readBody(answer), ['id']);
  return typeof id === 'string' ? id : undefined;
}

/** A platform may change the etag of a connection that leaves the state initializing. */
async function settle(answer: SentAnswer, { keep = {} }: ExpectedAnswer, run: ContractRun): Promise<Known> {
  const id = createdId(answer);
  if (run.accepts === 'decided' || id === undefined) return {};
  const etag = await waitUntilReady(id, run.target, run.known);
  return 'etag' in keep && etag !== undefined ? { etag } : {};
}

function keepValues(answer: SentAnswer, { keep = {} }: ExpectedAnswer): Known {
  const body = readBody(answer);
  return Object.fromEntries(Object.entries(keep).map(([name, path]) => [name, String(valueAt(body, path))]));
}
