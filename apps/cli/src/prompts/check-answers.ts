import { type Finding, lintValues } from '@headwater/core';
import type { Params } from '../input/params.ts';

/** The variant that answers are checked against. */
export interface AnswerContext {
  source: string;
  /** Key of the auth variant. */
  method: string;
  /** False checks the structure only, as `--no-lint` asks. */
  lint: boolean;
}

interface Answer {
  name: string;
  value: string;
  /** The answers given so far. */
  others: Params;
  /** Parameters that have no answer yet. */
  open: readonly string[];
}

/** Returns the findings in a set of answers, with the checks that `create` makes before it sends them. */
export async function findProblems(
  { source, method, lint }: AnswerContext,
  params: Params,
): Promise<readonly Finding[]> {
  const { findings } = await lintValues({ source, auth: { method, params } }, { lint });
  return findings;
}

/**
 * Returns the findings in one answer that no other answer can resolve. An encrypted private key, for example, is fine
 * until its passphrase has been asked for, and two answers that contradict each other may both be valid alone.
 */
export async function findProblemsOf(
  { name, value, others, open }: Answer,
  context: AnswerContext,
): Promise<readonly Finding[]> {
  const completed = {
    ...Object.fromEntries(open.map((other) => [other, STAND_IN])),
    ...others,
    [name]: value,
  };
  const [alone, together] = await Promise.all([
    findProblems(context, { [name]: value }),
    findProblems(context, completed),
  ]);
  const remain = together.filter(({ param }) => param === name).map(({ code }) => code);
  return alone.filter(({ param, code }) => param === name && remain.includes(code));
}

export function errorsAmong(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ severity }) => severity === 'error');
}

const STAND_IN = 'x';
