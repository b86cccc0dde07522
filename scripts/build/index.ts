/** `pnpm build`: every package and the CLI, only what changed. */
import { build } from './build.ts';

await build({ report: console.log });
