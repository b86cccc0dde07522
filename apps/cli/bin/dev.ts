/** The CLI from source, without a build: `node --conditions=@headwater/source apps/cli/bin/dev.ts …`. */
import { join } from 'node:path';
import { main } from '../src/main.ts';

await main(process.argv.slice(2), { root: join(import.meta.dirname, '..'), commands: './src/commands' });
