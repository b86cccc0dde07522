/**
 * Runs after `next build`: removes the folder of the clone from the settings that Next keeps with its output. They are
 * published, and nothing reads those paths when the portal runs.
 */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');
const OUTPUT = join(import.meta.dirname, '../.next');

const file = join(OUTPUT, 'required-server-files.json');
const settings = await readFile(file, 'utf8');
await writeFile(file, settings.replaceAll(JSON.stringify(ROOT).slice(1, -1), '.'));
// The same settings as a module, for edge functions, of which the portal has none.
await rm(join(OUTPUT, 'required-server-files.js'), { force: true });
