/** Runs the soak in its own process group: see `bench/soak/index.ts`. */
import { readArguments, type SoakOptions } from '../soak/options.ts';
import { renderResult } from '../soak/report.ts';
import { runSoak } from '../soak/soak.ts';

const KILL_AFTER_MS = 4_000;

const interrupted = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.once(name, () => {
    process.stderr.write('Stopping; what was done until now is checked.\n');
    interrupted.abort();
  });
}

const result = await runSoak({
  ...readOptions(),
  killAfterMs: KILL_AFTER_MS,
  minimumKills: 1,
  signal: interrupted.signal,
  report: (line) => process.stderr.write(`${line}\n`),
});
console.log(renderResult(result));
process.exitCode = result.violations.length === 0 ? 0 : 1;

function readOptions(): Pick<SoakOptions, 'durationMs' | 'clients' | 'database'> {
  try {
    return readArguments(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(3);
  }
}
