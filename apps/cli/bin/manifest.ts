/** Prints the manifest of commands, read from source; `pnpm generate` writes it to `oclif.manifest.json`. */
import { join } from 'node:path';
import { readManifest } from '../src/manifest.ts';

const manifest = await readManifest({ root: join(import.meta.dirname, '..'), commands: './src/commands' });
process.stdout.write(JSON.stringify(manifest));
