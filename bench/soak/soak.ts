import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startAzurite } from '@headwater/source-fixtures';
import type { Violation } from './check-connections.ts';
import { openDatabase } from './database.ts';
import type { Outcome } from './model.ts';
import type { SoakOptions } from './options.ts';
import { SoakRun } from './soak-run.ts';
import { verifyAfterRestart, verifyAtEnd } from './verify.ts';

/** The result of a soak. */
export interface SoakResult {
  violations: readonly Violation[];
  kills: number;
  /** Number of rotations of the master key while clients worked. */
  rotations: number;
  faults: number;
  /** Number of calls by action and outcome. */
  calls: ReadonlyMap<string, Readonly<Record<Outcome, number>>>;
  /** Ratio of resident memory at the end to that after warm-up; absent if the soak was too short to measure it. */
  memoryRatio?: number;
}

/** The rest of the time runs a single process, whose memory is measured. */
const KILLING_SHARE = 0.6;
const WARM_UP_SHARE = 0.4;
/** Number of kills between two rotations of the master key. */
const ROTATE_EVERY = 3;
/** In a shorter period, a leak cannot be distinguished from a cache that is still filling. */
const SHORTEST_WATCH_MS = 15_000;
const MOST_MEMORY_RATIO = 1.5;

/**
 * Runs clients against a service that fails on purpose and is killed repeatedly, and checks the remaining data each
 * time.
 */
export async function runSoak(options: SoakOptions): Promise<SoakResult> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'headwater-soak-'));
  const database = await openDatabase(options.database, dataDirectory);
  const source = await startAzurite();
  const run = new SoakRun({ dataDirectory, database, source });
  try {
    await run.start();
    await killAgainAndAgain(run, options);
    const memoryRatio = await watchMemory(run, options);
    await run.verify(verifyAtEnd);
    const { violations, kills, rotations, faults, calls } = run;
    return {
      violations,
      kills,
      rotations,
      faults,
      calls,
      ...(memoryRatio === undefined ? {} : { memoryRatio }),
    };
  } finally {
    await run.close();
    await source.close();
    await database.close();
    await rm(dataDirectory, { recursive: true, force: true });
  }
}

async function killAgainAndAgain(run: SoakRun, options: SoakOptions): Promise<void> {
  const { durationMs, killAfterMs, minimumKills, clients, signal, report } = options;
  const end = Date.now() + durationMs * KILLING_SHARE;
  while ((Date.now() < end || run.kills < minimumKills) && !signal.aborted) {
    const stopWork = await run.startWork(clients);
    await pause(killAfterMs * (0.5 + Math.random()), signal);
    if (run.kills % ROTATE_EVERY === 0) {
      await run.rotateMasterKey();
      await pause(killAfterMs / 4, signal);
    }
    await run.killAndRestart(stopWork);
    await run.verify(verifyAfterRestart);
    report(`Killed ${run.kills} times, ${run.model.writes.size} writes, ${run.violations.length} violations`);
  }
}

/** @returns the ratio of memory at the end to memory after warm-up. */
async function watchMemory(
  run: SoakRun,
  { durationMs, clients, signal }: SoakOptions,
): Promise<number | undefined> {
  const watchMs = durationMs * (1 - KILLING_SHARE);
  const stopWork = await run.startWork(clients);
  await pause(watchMs * WARM_UP_SHARE, signal);
  const before = await run.service.measureRss();
  await pause(watchMs * (1 - WARM_UP_SHARE), signal);
  const ratio = (await run.service.measureRss()) / before;
  await run.killAndRestart(stopWork);
  if (watchMs < SHORTEST_WATCH_MS || signal.aborted) return undefined;
  if (ratio > MOST_MEMORY_RATIO) {
    run.violate({ promise: 'memory', detail: `it grew to ${ratio.toFixed(2)} times` });
  }
  return ratio;
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
}
