import type { ContractCase, ExpectedAnswer, Need } from '../contract-case.ts';
import type { Known } from '../matching/pattern.ts';
import type { AnswerJudge } from '../spec/answer-judge.ts';
import { type JudgeContext, judgeExchange, readBody, valueAt } from './judge-exchange.ts';
import { redact } from './redact.ts';
import { type SentAnswer, sendExchange } from './send-exchange.ts';
import type { Target } from './target.ts';
import { waitUntilReady } from './wait-until-ready.ts';

/** What was seen of a case at a target. Nothing in it is a secret or an id. */
export type Outcome =
  | { outcome: 'matched' }
  | { outcome: 'differs'; difference: string }
  | { outcome: 'skipped'; reason: string };

/** A run of the contract against one target. */
export interface ContractRun {
  target: Target;
  judge: AnswerJudge;
  /** Which forms of an answer match; see JudgeContext. */
  accepts: JudgeContext['accepts'];
  /** What every case knows. */
  known: Known;
  /** Ids of connections that were made, to be deleted at the end. */
  created: Set<string>;
}

const MISSING: Readonly<Record<Need, string>> = {
  otherSandbox: 'no second sandbox is given',
  source: 'no storage that can be reached is given',
  table: 'no table in a storage that can be reached is given',
  viewer: 'no client that may only read is given',
};

/** A target is not to be judged by what it answers when it is overloaded or down. */
const UNAVAILABLE: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/** Sends what a case sends, and compares what is answered. */
export async function runCase(contractCase: ContractCase, run: ContractRun): Promise<Outcome> {
  const { id, needs, given = [], exchanges } = contractCase;
  if (needs !== undefined && !hasNeeded(needs, run.target)) {
    return { outcome: 'skipped', reason: MISSING[needs] };
  }
  let known: Known = { ...run.known, name: `${run.known.prefix}-${id}` };
  for (const exchange of [...given, ...exchanges]) {
    const answer = await sendExchange(exchange, run.target, known).catch(ignoreSilence);
    if (answer === undefined) return { outcome: 'skipped', reason: 'the target did not answer' };
    noteCreated(answer, run);
    if (UNAVAILABLE.has(answer.status)) {
      return { outcome: 'skipped', reason: `the target answered ${answer.status}` };
    }
    const judged = judgeExchange(answer, exchange.answer, { known, judge: run.judge, accepts: run.accepts });
    if ('difference' in judged) {
      return { outcome: 'differs', difference: `${exchange.send}: ${redact(judged.difference, known)}` };
    }
    known = { ...known, ...keepValues(answer, judged.form), ...(await settle(answer, judged.form, run)) };
  }
  return { outcome: 'matched' };
}

function hasNeeded(need: Need, target: Target): boolean {
  return (need === 'table' ? target.source?.table : target[need]) !== undefined;
}

/** Only what a target does is no fault of the case: no answer, or none in time. */
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

/** A platform may change the etag of a connection when it leaves the state initializing. */
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
