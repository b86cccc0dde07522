import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { emptyFolder, ROOT, writeTypeScript } from './paths.ts';

/** Slugs of the sources that have a driver: the name of a driver's file is the slug. */
export async function readDriverSlugs(): Promise<readonly string[]> {
  const files = await readdir(join(ROOT, 'packages/drivers/src/drivers'));
  return files
    .filter((file) => file.endsWith('.ts') && !file.includes('.test.'))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort();
}

/** A lazy import for each file in `packages/drivers/src/drivers`. */
export async function generateDriverRegistry(): Promise<void> {
  const folder = 'packages/drivers/src/generated';
  await emptyFolder(folder);
  const entries = (await readDriverSlugs()).map(
    (slug) => `  '${slug}': async () => (await import('../drivers/${slug}.ts')).driver,`,
  );
  const body = `import type { Driver } from '../contract/contract.ts';

/** Drivers by source slug; each loads with its vendor's libraries only when first used. */
export const DRIVER_LOADERS: Readonly<Record<string, () => Promise<Driver>>> = {
${entries.join('\n')}
};`;
  await writeTypeScript(`${folder}/registry.ts`, body);
}
