import { readFile, rename, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import type { Measurement } from './measurement.ts';

const HEAD = ['| subject | what | against | promise | measured | | on |', '|---|---|---|---|---|---|---|'];

/** Table rows for the measurements of one subject. */
export function renderRows(
  subject: string,
  measurements: readonly Measurement[],
  day: string,
): readonly string[] {
  return measurements.map(({ what, against, promise, measured, isKept }) => {
    const cells = [subject, what, against, promise, measured, isKept ? 'kept' : '**missed**', day];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  });
}

/**
 * Returns the page with updated rows for one subject. Keeps the rows of other subjects, and removes those of subjects
 * that no longer exist.
 */
function mergeResults(
  page: string,
  { subject, rows, subjects }: { subject: string; rows: readonly string[]; subjects: readonly string[] },
): string {
  const lines = page.split('\n');
  const rowsOf = (name: string) =>
    name === subject ? rows : lines.filter((line) => line.startsWith(`| ${name} |`));
  return `# Measured

By \`pnpm bench\`, last with Node ${process.versions.node} on ${cpus().length} cores. Each row has the day it was measured on. Ratios are of medians
taken within one run. Absolute times say more about the machine than about Headwater, and stand only where a promise is in milliseconds.

${[...HEAD, ...subjects.flatMap(rowsOf)].join('\n')}
`;
}

/**
 * Updates the rows of one subject in a file. The replacement is atomic: a concurrent reader sees the old page or the
 * new one.
 */
export async function keepResults(
  path: string,
  result: { subject: string; measurements: readonly Measurement[]; subjects: readonly string[] },
): Promise<void> {
  const page = await readFile(path, 'utf8').catch(() => '');
  const rows = renderRows(result.subject, result.measurements, new Date().toISOString().slice(0, 10));
  await writeFile(`${path}.new`, mergeResults(page, { ...result, rows }));
  await rename(`${path}.new`, path);
}
