/**
 * `pnpm check:quick [--staged | file …]`: runs lint, types, arrows and the nearest tests of the changed rooms in less
 * than a minute. Use it between edits; only `pnpm check` covers everything.
 */
import { parseArgs } from 'node:util';
import { listChangedFiles } from './changed-files.ts';
import { listQuickStages } from './quick-steps.ts';
import { runQuickTests } from './quick-tests.ts';
import { runStage } from './run-stage.ts';

const TIME_LIMIT_MS = 50_000;
/** Even on a busy machine, the tests beside a change run. */
const LEAST_TEST_TIME_MS = 10_000;

const { values, positionals } = parseArgs({
  options: { staged: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const files = positionals.length > 0 ? positionals : listChangedFiles({ isStaged: values.staged });
console.log(files.length === 1 ? '1 file changed.' : `${files.length} files changed.`);

for (const stage of listQuickStages(files)) {
  if (!(await runStage(stage))) process.exit(1);
}
const sources = files.filter((file) => /\.tsx?$/.test(file));
const testTimeMs = Math.max(TIME_LIMIT_MS - performance.now(), LEAST_TEST_TIME_MS);
const isPassed = sources.length === 0 || (await runQuickTests(sources, testTimeMs));
process.exit(isPassed ? 0 : 1);
