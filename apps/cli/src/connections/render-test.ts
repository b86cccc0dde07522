import type { ConnectionTest, TestStage } from '@headwater/core';
import { printable } from '../output/printable.ts';
import { outcomeSign, paint } from '../output/style.ts';

/** What is shown of a test, of a stored connection or of one that is not saved. */
export type TestShown = Omit<ConnectionTest, 'id'>;

/** How a test went, for people: each stage, and for what failed why and what to do. */
export function renderTest(test: TestShown): string {
  return [...test.stages.map(renderStage), renderVerdict(test)].join('\n');
}

/** What a test comes to. */
export function renderVerdict({ name, result, durationMs }: TestShown): string {
  const verdict = result ? paint('green', 'works') : paint('red', 'does not work');
  return `${printable(name)} ${verdict} (${Math.round(durationMs)} ms).`;
}

/** How a stage ended. */
export function renderStage({
  name,
  outcome,
  durationMs,
  detail,
  cause,
  nextStep,
  fixableBy,
  code,
}: TestStage): string {
  const head =
    `${outcomeSign(outcome)} ${name.padEnd(13)}${time(durationMs)}  ${printable(detail)}`.trimEnd();
  const why = cause && `    ${printable(cause)}${code ? ` (${code})` : ''}`;
  const next = nextStep && `    Next${fixableBy ? ` (${FIXERS[fixableBy]})` : ''}: ${printable(nextStep)}`;
  return [head, why, next].filter(Boolean).join('\n');
}

function time(durationMs: number): string {
  return `${Math.round(durationMs)} ms`.padStart(8);
}

const FIXERS: Readonly<Record<NonNullable<TestStage['fixableBy']>, string>> = {
  you: 'you',
  'source-admin': "the source's administrator",
  'network-admin': 'the network administrator',
  adobe: 'Adobe',
};
