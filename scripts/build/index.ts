/** `pnpm build`: every package and the CLI, only what changed. */
import { buildAll } from './build-all.ts';

await buildAll();
