import { camelCase, constantCase, pascalCase } from './names.ts';
import { type ApiDocument, type Operation, readApi } from './operations.ts';
import { emptyFolder, listApiNames, writeTypeScript } from './paths.ts';
import { renderImplementation, renderSignature, typesNeeded } from './sdk-operation.ts';
import { type SdkOperation, toSdkOperation } from './sdk-shape.ts';

const FOLDER = 'packages/sdk/src/generated';

/** The operations of one tag, which form a member of the client. */
interface Group {
  api: string;
  /** Name in kebab case. */
  file: string;
  description: string;
  operations: readonly SdkOperation[];
}

/** Writes the client's operations, with one file for each tag of the specs, and the list of all tags. */
export async function generateSdk(): Promise<void> {
  await emptyFolder(FOLDER);
  const groups = (await Promise.all((await listApiNames()).map(readGroups))).flat();
  for (const group of groups) await writeTypeScript(`${FOLDER}/${group.file}.ts`, renderGroup(group));
  await writeTypeScript(`${FOLDER}/resources.ts`, renderResources(groups));
}

async function readGroups(api: string): Promise<readonly Group[]> {
  const { document, operations } = await readApi(api);
  // The client covers APIs that accept its credentials; `auth` covers the API that issues them.
  if (document.security?.length === 0) return [];
  const untagged = operations.find(({ tag }) => !document.tags?.some(({ name }) => name === tag));
  if (untagged !== undefined) throw new Error(`${untagged.id} needs a tag that specs/${api} describes.`);
  return (document.tags ?? []).map(({ name, description }) =>
    toGroup(api, { name, description }, { document, operations }),
  );
}

function toGroup(
  api: string,
  { name, description }: { name: string; description: string },
  { document, operations }: { document: ApiDocument; operations: readonly Operation[] },
): Group {
  return {
    api,
    file: name.toLowerCase().replaceAll(' ', '-'),
    description,
    operations: operations.filter(({ tag }) => tag === name).map((one) => toSdkOperation(one, document)),
  };
}

function renderGroup({ api, file, description, operations }: Group): string {
  const types = new Set(operations.flatMap(typesNeeded));
  const models = [...types].filter((type) => !(type in HELPERS));
  const name = pascalCase(file);
  const answers = [...new Set(operations.map(({ answer }) => answer))].filter((one) => one !== 'page');
  const usesJson = operations.some(({ answer }) => answer === 'page');
  const kinds = [...new Set([...answers, ...(usesJson ? ['json'] : [])])].sort();
  return [
    [
      'import {',
      ...models.sort().map((type) => `  type ${type},`),
      `  ${constantCase(api)}_OPERATIONS as OPERATIONS,`,
      `  type ${pascalCase(api)}Operations as Types,`,
      "} from '@headwater/models';",
      "import type { CallOptions } from '../client-options.ts';",
      ...renderHelperImports(types),
      "import type { Transport } from '../http/transport.ts';",
    ].join('\n'),
    `/** ${description} */\nexport interface ${name} {\n${operations.map(renderSignature).join('\n')}\n}`,
    `export function create${name}({ ${kinds.join(', ')} }: Transport): ${name} {
  return {
${operations.map(renderImplementation).join('\n')}
  };
}`,
  ].join('\n\n');
}

/** Types that the generated files import from the SDK, by the file that exports them. */
const HELPERS: Readonly<Record<string, string>> = {
  AnswerOf: '../http/operation-types.ts',
  BodyOf: '../http/operation-types.ts',
  Loose: '../http/operation-types.ts',
  QueryOf: '../http/operation-types.ts',
  PagePromise: '../http/paging.ts',
};

function renderHelperImports(types: ReadonlySet<string>): string[] {
  const helpers = ['AnswerOf', 'BodyOf', 'Loose', 'QueryOf'].filter((type) => types.has(type));
  return [
    ...(helpers.length > 0 ? [`import type { ${helpers.join(', ')} } from '${HELPERS.QueryOf}';`] : []),
    ...(types.has('PagePromise')
      ? [`import { type PagePromise, paged } from '${HELPERS.PagePromise}';`]
      : []),
  ];
}

function renderResources(groups: readonly Group[]): string {
  const sorted = groups.toSorted((one, other) => one.file.localeCompare(other.file));
  const imports = sorted.map(({ file }) => {
    const name = pascalCase(file);
    return `import { create${name}, type ${name} } from './${file}.ts';`;
  });
  const members = sorted.map(
    ({ file, description }) => `  /** ${description} */\n  readonly ${camelCase(file)}: ${pascalCase(file)};`,
  );
  const values = sorted.map(({ file }) => `    ${camelCase(file)}: create${pascalCase(file)}(transport),`);
  return `${imports.join('\n')}
import type { Transport } from '../http/transport.ts';

/** The operations of every API that takes the client's credentials, by tag. */
export interface Resources {
${members.join('\n')}
}

export function createResources(transport: Transport): Resources {
  return {
${values.join('\n')}
  };
}`;
}
