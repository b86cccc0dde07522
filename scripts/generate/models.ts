import openapiTypeScript, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { readApiDocument } from './api-document.ts';
import { emptyFolder, listApiNames, writeTypeScript } from './paths.ts';

/** Types of each API under `specs/`, one file an API. */
export async function generateModels(): Promise<void> {
  const folder = 'packages/models/src/generated';
  await emptyFolder(folder);
  for (const name of await listApiNames()) {
    const document = (await readApiDocument(name)) as OpenAPI3;
    await writeTypeScript(`${folder}/${name}.ts`, astToString(await openapiTypeScript(document)));
  }
}
