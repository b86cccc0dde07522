/** `pnpm build`: builds the packages, the CLI and the portal if they changed. */
import { build } from './build.ts';

await build({ report: console.log });
