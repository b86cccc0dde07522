import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readApiDocument } from './api-document.ts';
import { camelCase } from './names.ts';
import { emptyFolder, listApiNames, ROOT, readYaml, writeJson, writeTypeScript } from './paths.ts';

/** Writes the committed specs as modules of the embedded service, which validates against them and serves them. */
export async function generateServedSpecs(): Promise<void> {
  const folder = 'packages/flow-service/src/generated';
  await emptyFolder(folder);
  const names = await listApiNames();
  for (const name of names) await writeJson(`${folder}/${name}.json`, await readApiDocument(name));
  const imports = names.map(
    (name) => `import ${camelCase(name)} from './${name}.json' with { type: 'json' };`,
  );
  const entries = names.map((name) => `  '${name}': ${camelCase(name)},`);
  const body = `${imports.join('\n')}

/** The committed OpenAPI documents by the name of their folder under \`specs/\`. */
export const SERVED_SPECS: Readonly<Record<string, object>> = {
${entries.join('\n')}
};`;
  await writeTypeScript(`${folder}/served-specs.ts`, body);
  await generateFlowSpecs(folder);
}

/** The flow specs that the service offers, from `specs/flow-specs`. */
async function generateFlowSpecs(folder: string): Promise<void> {
  const files = (await readdir(join(ROOT, 'specs/flow-specs'))).sort();
  const specs = await Promise.all(files.map((file) => readYaml(`specs/flow-specs/${file}`)));
  await writeJson(`${folder}/flow-specs.json`, specs);
}
