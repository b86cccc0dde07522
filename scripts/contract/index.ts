/** `pnpm contract`: checks every behavior of the contract in a real sandbox. docs/fidelity.md explains how. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type ContractRun, cleanUp, startRun } from '@headwater/contract';
import { requireDevelopment, requirePlatform } from './guard-live-run.ts';
import { readTarget } from './live-settings.ts';
import { keepObservations, OBSERVATIONS_FILE } from './observations.ts';
import { runCases, summarize } from './run-cases.ts';

try {
  process.exitCode = await main();
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}

/**
 * @returns the exit code: 2 if a case differs, 130 if interrupted
 * @throws Error if a connection could not be deleted
 */
async function main(): Promise<number> {
  const { values: flags } = parseArgs({
    options: {
      only: { type: 'string' },
      record: { type: 'boolean', default: false },
      'record-to': { type: 'string', default: OBSERVATIONS_FILE },
      'allow-production': { type: 'boolean', default: false },
    },
  });
  const target = readTarget(process.env);
  const file = resolve(flags['record-to']);
  if (flags.record && file === OBSERVATIONS_FILE) await requirePlatform(target.baseUrl);
  const run = await startRun(target, { accepts: 'documented' });
  if (!flags['allow-production']) await requireDevelopment(run);

  const stopping = new AbortController();
  process.once('SIGINT', () => stopping.abort());
  const { signal } = stopping;
  const seen = await runCases(run, { only: flags.only, signal }).finally(() => tidy(run));
  const { matched, differs, skipped } = summarize(seen);
  console.log(`${matched} matched, ${differs} differ, ${skipped} skipped`);
  if (flags.record) await keepObservations(file, seen, new Date().toISOString().slice(0, 10));
  if (signal.aborted) return 130;
  return differs > 0 ? 2 : 0;
}

async function tidy(run: ContractRun): Promise<void> {
  const left = await cleanUp(run);
  if (left.length > 0) throw new Error(`Delete what could not be deleted: connections ${left.join(', ')}.`);
}

/** Adds the cause of a failed request. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
