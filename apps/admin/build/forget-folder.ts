/**
 * Runs after `next build`: removes the path of the clone from the settings that Next writes into its output. They are
 * published, and the running portal does not read those paths.
 */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');
const OUTPUT = join(import.meta.dirname, '../.next');

const file = join(OUTPUT, 'required-server-files.json');
const settings = await readFile(file, 'utf8');
await writeFile(file, settings.replaceAll(JSON.stringify(ROOT).slice(1, -1), '.'));
// The same settings as a module for edge functions, which the portal does not use.
await rm(join(OUTPUT, 'required-server-files.js'), { force: true });
