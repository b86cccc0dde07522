import openapiTypeScript, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { emptyFolder, listApiNames, readYaml, writeTypeScript } from './paths.ts';

/** Types of each API under `specs/`, one file an API. */
export async function generateModels(): Promise<void> {
  const folder = 'packages/models/src/generated';
  await emptyFolder(folder);
  for (const name of await listApiNames()) {
    const document = (await readYaml(`specs/${name}/openapi.yaml`)) as OpenAPI3;
    await writeTypeScript(`${folder}/${name}.ts`, astToString(await openapiTypeScript(document)));
  }
}
