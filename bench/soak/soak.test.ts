import { expect, test } from 'vitest';
import { runSoak } from './soak.ts';

test('a service that fails on purpose and is killed keeps what it acknowledged', {
  timeout: 120_000,
}, async () => {
  const { violations, kills, rotations, faults, calls } = await runSoak({
    durationMs: 6_000,
    database: 'sqlite',
    clients: 4,
    killAfterMs: 1_200,
    minimumKills: 2,
    signal: new AbortController().signal,
    report: () => undefined,
  });
  expect(violations).toEqual([]);
  expect(kills).toBeGreaterThanOrEqual(3);
  expect(rotations).toBe(1);
  expect(faults).toBeGreaterThan(0);
  for (const action of ['create', 'patch', 'retrieve', 'list', 'delete', 'test']) {
    expect(calls.get(action)?.acknowledged).toBeGreaterThan(0);
  }
});
