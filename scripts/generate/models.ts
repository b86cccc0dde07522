import openapiTypeScript, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { readApiDocument } from './api-document.ts';
import { camelCase } from './names.ts';
import type { ApiDocument } from './operations.ts';
import { generateOperationsList } from './operations-list.ts';
import { emptyFolder, listApiNames, readYaml, writeTypeScript } from './paths.ts';

const FOLDER = 'packages/models/src/generated';

/** Writes the types, the list of operations, and the named schemas of each API under `specs/`. */
export async function generateModels(): Promise<void> {
  await emptyFolder(FOLDER);
  const names = await listApiNames();
  for (const name of names) {
    const document = (await readApiDocument(name)) as OpenAPI3;
    await writeTypeScript(`${FOLDER}/${name}.ts`, astToString(await openapiTypeScript(document)));
  }
  await generateOperationsList(FOLDER);
  await generateSchemas(names);
}

/** A type for each schema under its own name, from the API that defines it. */
async function generateSchemas(names: readonly string[]): Promise<void> {
  const owners = new Map<string, string>();
  for (const name of names) {
    const { components } = (await readYaml(`specs/${name}/openapi.yaml`)) as ApiDocument;
    for (const schema of Object.keys(components.schemas ?? {})) {
      const owner = owners.get(schema);
      if (owner !== undefined) throw new Error(`specs/${owner} and specs/${name} both define ${schema}.`);
      owners.set(schema, name);
    }
  }
  const imports = names.map(
    (name) => `import type { components as ${camelCase(name)} } from './${name}.ts';`,
  );
  const types = [...owners].map(
    ([schema, name]) => `export type ${schema} = ${camelCase(name)}['schemas']['${schema}'];`,
  );
  await writeTypeScript(`${FOLDER}/schemas.ts`, `${imports.join('\n')}\n\n${types.join('\n')}`);
}
