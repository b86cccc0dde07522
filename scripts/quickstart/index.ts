/**
 * `pnpm quickstart [--keep]`: the main job from end to end. Starts the embedded service and an Azure Storage emulator with
 * samples, then runs the built CLI as a person would, and stops everything. With `--keep` it leaves both running.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedSamples, startAzurite } from '@headwater/drivers/testing';
import { buildAll } from '../build/build-all.ts';
import { startService } from './start-service.ts';
import { explainKept, showTimes, tellStory } from './story.ts';
import { Terminal } from './terminal.ts';

const started = performance.now();
const isKept = process.argv.includes('--keep');
const home = await mkdtemp(join(tmpdir(), 'headwater-quickstart-'));
const terminal = new Terminal(home);

await terminal.time('build what changed', buildAll);
const azurite = await terminal.time('start Azurite, an Azure Storage emulator', () => startAzurite());
await terminal.time('put sample files and tables into it', () => seedSamples(azurite));
const service = await terminal.time('start the embedded Flow Service', () => startService(terminal));

try {
  await tellStory(terminal, azurite);
  showTimes(terminal, performance.now() - started);
  if (isKept) await explainKept(terminal, azurite, service.url);
} finally {
  await service.stop();
  await azurite.close();
  await rm(home, { recursive: true, force: true });
}
