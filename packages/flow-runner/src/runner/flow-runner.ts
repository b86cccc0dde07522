import type { RunRow } from '@headwater/flow-store';
import { executeRun } from './execute-run.ts';
import { publishMissing } from './publish-run.ts';
import type { RunnerTools } from './runner-tools.ts';
import { scheduleRuns } from './schedule-runs.ts';

/** Moves the data of flows: creates runs when they are due, and executes them one after another. */
export interface FlowRunner {
  /**
   * Creates the runs that are due, and executes every run that is waiting.
   *
   * @returns the number of runs that ended
   */
  tick(): Promise<number>;
  /** Ticks until `stop`, with a pause after each tick that found nothing. */
  start(): void;
  /** Ends the run in progress, which another runner can repeat, and waits for its end. */
  stop(): Promise<void>;
}

const LEASE_MS = 60_000;
const PAUSE_MS = 1_000;
/** How often a runner publishes what killed ones have committed. */
const PUBLISH_INTERVAL_MS = 60_000;

export interface FlowRunnerOptions extends RunnerTools {
  /** Called with a failure of the runner itself, for example of its store. The runner continues. */
  onError: (error: unknown) => void;
}

export function createFlowRunner(tools: FlowRunnerOptions): FlowRunner {
  const stopping = new AbortController();
  let publishAt = 0;
  let looping: Promise<void> | undefined;

  async function tick(): Promise<number> {
    if (tools.now() >= publishAt) {
      await publishMissing(tools, tools.onError);
      publishAt = tools.now() + PUBLISH_INTERVAL_MS;
    }
    await scheduleRuns(tools);
    let ended = 0;
    while (!stopping.signal.aborted && (await runNext(tools, stopping.signal))) ended += 1;
    return ended;
  }

  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      const ended = await tick().catch((error: unknown) => {
        if (!stopping.signal.aborted) tools.onError(error);
        return 0;
      });
      if (ended === 0) await pause(PAUSE_MS, stopping.signal);
    }
  }

  return {
    tick,
    start() {
      looping ??= loop();
    },
    async stop() {
      stopping.abort(new Error('The runner stops.'));
      await looping;
    },
  };
}

/** @returns false if no run is waiting */
async function runNext(tools: RunnerTools, stop: AbortSignal): Promise<boolean> {
  const { store, now, owner, leaseMs = LEASE_MS } = tools;
  // A lease is a write, which an idle runner need not make.
  if ((await store.runs.due(now())) === 0) return false;
  const leased = await store.runs.lease(now(), owner, now() + leaseMs);
  if (leased === undefined) return false;
  const { scope, row: run } = leased;
  const flow = await store.flows.find(scope, run.flowId);
  if (flow === undefined) {
    await store.runs.finish({ scope, run: withoutFlow(run, now()), owner, progress: {} });
    return true;
  }
  const lost = new AbortController();
  const heartbeat = setInterval(async () => {
    const isKept = await store.runs
      .extendLease(scope, run.id, { owner, until: now() + leaseMs })
      .catch(() => false);
    if (!isKept) lost.abort(new Error('Another runner has taken the run.'));
  }, leaseMs / 3);
  try {
    await executeRun({ scope, run, flow, signal: AbortSignal.any([stop, lost.signal]) }, tools);
    return true;
  } catch (error) {
    if (lost.signal.aborted) return true;
    throw error;
  } finally {
    clearInterval(heartbeat);
  }
}

/** The outcome of a run whose flow was deleted before it began. */
function withoutFlow(run: RunRow, completedAt: number): RunRow {
  const error = { code: 'CONNECTOR-2001-500', message: 'The flow was deleted before the run began.' };
  const metrics = { statusSummary: { status: 'failed', errors: [error] } };
  return { ...run, state: 'failed', completedAt, updatedAt: completedAt, error, metrics };
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener('abort', end, { once: true });
    function end(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    }
  });
}
