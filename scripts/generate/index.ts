/** `pnpm generate`: regenerates every file in the repository that comes from `specs/`. */
import { generateArchitecturePages } from './architecture-page.ts';
import { generateCliManifest } from './cli-manifest.ts';
import { generateCodes } from './codes.ts';
import { generateDriverRegistry } from './driver-registry.ts';
import { generateFidelityPage } from './fidelity-page.ts';
import { generateModels } from './models.ts';
import { generateSdk } from './sdk.ts';
import { generateServedSpecs } from './served-specs.ts';
import { generateSources } from './sources.ts';

await generateModels();
await generateCodes();
await generateSdk();
await generateServedSpecs();
await generateSources();
await generateDriverRegistry();
await generateCliManifest();
await generateFidelityPage();
await generateArchitecturePages();

// Core renders the pages and imports files that were generated above, so it must not load earlier.
const { generateSourcePages } = await import('./source-pages.ts');
await generateSourcePages();
