/**
 * `pnpm quickstart [--keep]`: runs the main job from end to end. Starts the embedded service and stand-ins for the
 * sources with sample data, runs the built CLI as a person would, and stops everything. `--keep` leaves them running.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../build/build.ts';
import { explainKept, explainNext } from './next-steps.ts';
import { startService } from './start-service.ts';
import { startSources } from './start-sources.ts';
import { runStory, showTimes } from './story.ts';
import { Terminal } from './terminal.ts';

const started = performance.now();
const isKept = process.argv.includes('--keep');
const home = await mkdtemp(join(tmpdir(), 'headwater-quickstart-'));
const terminal = new Terminal(home);

await terminal.step('Build what changed', () => build({ workspace: '@headwater/cli', report: console.log }));
const sources = await startSources(terminal);
const service = await terminal.step('Start the embedded Flow Service', () =>
  startService(terminal, sources.environment),
);

try {
  await runStory(terminal, sources);
  showTimes(terminal, performance.now() - started);
  if (isKept) await explainKept(terminal, sources, service.url);
  else explainNext();
} finally {
  await service.stop();
  await sources.close();
  await rm(home, { recursive: true, force: true });
}
