/** `pnpm bench [name …]`: measures the promises of the design, most as ratios within one run, and keeps them in RESULTS.md. */
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { Measure, Measurement } from './measurement.ts';
import { measureDurableCreate } from './measurements/durable-create.ts';
import { measureIdleMemory } from './measurements/idle-memory.ts';
import { measureListFilter } from './measurements/list-filter.ts';
import { measureListPage } from './measurements/list-page.ts';
import { measurePortalInteractive } from './measurements/portal-interactive.ts';
import { measurePortalScripts } from './measurements/portal-scripts.ts';
import { measurePreviewBytes } from './measurements/preview-bytes.ts';
import { measureRetrieve } from './measurements/retrieve.ts';
import { measureSdkCall } from './measurements/sdk-call.ts';
import { measureStartUp } from './measurements/start-up.ts';

const SUBJECTS: Readonly<Record<string, Measure>> = {
  'start-up': measureStartUp,
  'durable-create': measureDurableCreate,
  retrieve: measureRetrieve,
  'list-page': measureListPage,
  'sdk-call': measureSdkCall,
  'idle-memory': measureIdleMemory,
  'preview-bytes': measurePreviewBytes,
  'portal-scripts': measurePortalScripts,
  'portal-interactive': measurePortalInteractive,
  'list-filter': measureListFilter,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in SUBJECTS));
if (unknown.length > 0) {
  console.error(`Unknown subject: ${unknown.join(', ')}. Known: ${Object.keys(SUBJECTS).join(', ')}.`);
  process.exit(3);
}

const measurements: Measurement[] = [];
for (const [name, measure] of Object.entries(SUBJECTS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  process.stderr.write(`${name} …\n`);
  measurements.push(...(await measure()));
}

const table = renderTable(measurements);
console.log(table);
if (wanted.length === 0) await writeFile(join(import.meta.dirname, 'RESULTS.md'), renderResults(table));

function renderTable(rows: readonly Measurement[]): string {
  const lines = rows.map(({ what, against, promise, measured, isKept }) => {
    return `| ${what} | ${against} | ${promise} | ${measured} | ${isKept ? 'kept' : '**missed**'} |`;
  });
  return ['| what | against | promise | measured | |', '|---|---|---|---|---|', ...lines].join('\n');
}

function renderResults(table: string): string {
  const date = new Date().toISOString().slice(0, 10);
  return `# Measured

By \`pnpm bench\` on ${date}, Node ${process.versions.node}, ${cpus().length} cores. Ratios are of medians taken within one run.
Absolute times say more about the machine than about Headwater, and stand only where a promise is in milliseconds.

${table}
`;
}
