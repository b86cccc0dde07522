/** `pnpm generate`: everything in the repository that comes from `specs/`, rewritten. */
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

// Pages come from core, which imports what was just generated: it must not load before.
const { generateSourcePages } = await import('./source-pages.ts');
await generateSourcePages();
