import type { ConnectionTest, TestStage } from '@headwater/core';
import { printable } from '../output/printable.ts';
import { outcomeSign, paint } from '../output/style.ts';

/** The part of a test that is shown, for a stored or an unsaved connection. */
export type TestShown = Omit<ConnectionTest, 'id'>;

/** A test for people: each stage, and the cause and next step of a failure. */
export function renderTest(test: TestShown): string {
  return [...test.stages.map(renderStage), renderVerdict(test)].join('\n');
}

/** The result of a test in one line. */
export function renderVerdict({ name, result, durationMs }: TestShown): string {
  const verdict = result ? paint('green', 'works') : paint('red', 'does not work');
  return `${printable(name)} ${verdict} (${Math.round(durationMs)} ms).`;
}

/** The outcome of a stage. */
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
