/** The CLI from source, without a build: `node --conditions=@headwater/source apps/cli/bin/dev.ts …`. */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

enableCompileCache();
const { main } = await import('../src/main.ts');
await main(process.argv.slice(2), { root: join(import.meta.dirname, '..'), commands: './src/commands' });
