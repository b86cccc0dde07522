import { makeContext } from '@headwater/source-fixtures';
import { expect, test } from 'vitest';
import type { CheckStage } from '../contract/contract.ts';
import { DriverError } from '../contract/driver-error.ts';
import { DEFAULT_LIMITS } from '../contract/limits.ts';
import { createDialGuard } from '../network/create-dial-guard.ts';
import { type RunStage, runCheck } from './check-stages.ts';

const FAILURE = {
  code: 'no-luck',
  cause: 'The server is busy.',
  nextStep: 'Try again.',
  fixableBy: 'you',
} as const;

test('a stage passes its value to the next stage and reports its detail and duration', async () => {
  const stages = await collect(async function* (stage) {
    const value = yield* stage('parse', () => ({ value: 'seen', detail: 'read' }));
    yield* stage('list', async () => ({ value: undefined, detail: value }));
  });
  expect(stages).toEqual([
    { name: 'parse', outcome: 'passed', durationMs: expect.any(Number), detail: 'read' },
    { name: 'list', outcome: 'passed', durationMs: expect.any(Number), detail: 'seen' },
  ]);
});

test('no stage follows a failed one', async () => {
  const stages = await collect(async function* (stage) {
    yield* stage('parse', () => {
      throw new DriverError(FAILURE);
    });
    yield* stage('list', () => ({ value: undefined }));
  });
  expect(stages).toEqual([
    { name: 'parse', outcome: 'failed', durationMs: expect.any(Number), failure: FAILURE },
  ]);
});

test('a warning does not stop the check', async () => {
  const stages = await collect(async function* (stage) {
    yield* stage('tls', () => ({ value: undefined, warning: FAILURE }));
    yield* stage('list', () => ({ value: undefined }));
  });
  expect(stages.map(({ outcome }) => outcome)).toEqual(['warned', 'passed']);
});

test('does not repeat an unexplained error, which may hold secrets', async () => {
  const [stage] = await collect(async function* (run) {
    yield* run('authenticate', async () => {
      throw new Error('password=hunter2');
    });
  });
  expect(stage).toMatchObject({ outcome: 'failed', failure: { code: 'unexpected-answer' } });
  expect(JSON.stringify(stage)).not.toContain('hunter2');
});

test('the time limit ends a stage that never ends', async () => {
  const limits = { ...DEFAULT_LIMITS, timeoutMs: 30 };
  const stages = await collect(
    async function* (stage) {
      yield* stage('connect', () => new Promise<never>(() => {}));
    },
    { limits },
  );
  expect(stages).toMatchObject([{ name: 'connect', failure: { code: 'source-timeout' } }]);
});

async function collect(
  steps: (stage: RunStage) => AsyncGenerator<CheckStage, void, void>,
  given: { limits?: typeof DEFAULT_LIMITS } = {},
): Promise<CheckStage[]> {
  const guard = createDialGuard({ allowPrivate: false });
  const context = makeContext({ guard, auth: { method: 'none', params: {} }, ...given });
  const stages: CheckStage[] = [];
  for await (const stage of runCheck(context, steps)) stages.push(stage);
  return stages;
}
