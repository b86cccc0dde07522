import { constantCase, pascalCase } from './names.ts';
import { type Operation, readApi } from './operations.ts';
import { listApiNames, writeTypeScript } from './paths.ts';

/** Writes the list of operations of every API, with the types that use its keys. */
export async function generateOperationsList(folder: string): Promise<void> {
  const names = await listApiNames();
  const records = await Promise.all(
    names.map(async (name) => renderRecord(name, (await readApi(name)).operations)),
  );
  const body = [renderImports(names), DESCRIPTION, ...records, renderMap(names), ID].join('\n\n');
  await writeTypeScript(`${folder}/operations.ts`, body);
}

function renderImports(names: readonly string[]): string {
  return names
    .map((name) => `import type { operations as ${pascalCase(name)}Operations } from './${name}.ts';`)
    .join('\n');
}

function renderRecord(name: string, operations: readonly Operation[]): string {
  const type = `${pascalCase(name)}Operations`;
  return `export type { ${type} };

/**
 * Operations of \`specs/${name}\` by operation id. {@link ${type}} has their parameters, bodies and responses as types.
 */
export const ${constantCase(name)}_OPERATIONS = {
${operations.map(renderOperation).join('\n')}
} as const;`;
}

function renderOperation({ id, summary, method, path, scope, parameters, body, success }: Operation): string {
  const bodyLine =
    body === undefined ? [] : [`    body: { mediaType: '${body.mediaType}', required: ${body.required} },`];
  return [
    `  /** ${summary} */`,
    `  ${id}: {`,
    `    method: '${method}',`,
    `    path: '${path}',`,
    `    scope: '${scope}',`,
    '    parameters: [',
    ...parameters.map(
      (one) => `      { name: '${one.name}', in: '${one.in}', required: ${one.required ?? false} },`,
    ),
    '    ],',
    ...bodyLine,
    `    success: { status: ${success.status}, mediaTypes: ${JSON.stringify(success.mediaTypes)} },`,
    '  },',
  ].join('\n');
}

const DESCRIPTION = `/** What a request must carry: nothing, credentials of an organization, or those and the name of a sandbox. */
export type OperationScope = 'open' | 'organization' | 'sandbox';

/** An operation as the list has it. */
export interface OperationDescription {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** From the root of the host, with \`{parameters}\`. */
  readonly path: string;
  readonly scope: OperationScope;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: 'path' | 'query' | 'header';
    readonly required: boolean;
  }[];
  /** Absent where the operation takes none. */
  readonly body?: { readonly mediaType: string; readonly required: boolean };
  readonly success: { readonly status: number; readonly mediaTypes: readonly string[] };
}`;

function renderMap(names: readonly string[]): string {
  const types = names.map((name) => `  '${name}': ${pascalCase(name)}Operations;`);
  const members = names.map((name) => `  readonly '${name}': typeof ${constantCase(name)}_OPERATIONS;`);
  const values = names.map((name) => `  '${name}': ${constantCase(name)}_OPERATIONS,`);
  return `/** Parameters, bodies and responses of every operation, by API and operation id. */
export interface OperationTypes {
${types.join('\n')}
}

/** The list of operations of every API, by the name of its folder under \`specs/\`. */
export const OPERATIONS: {
${members.join('\n')}
} = {
${values.join('\n')}
};`;
}

const ID = `/** Name of an API's folder under \`specs/\`. */
export type ApiName = keyof OperationTypes;

/**
 * Ids of the operations of an API, all of them or those of one scope.
 *
 * A record \`{ [Id in OperationId<'flow-service', 'sandbox'>]: Handler<OperationTypes['flow-service'][Id]> }\` compiles
 * only if it has a handler for each.
 */
export type OperationId<Api extends ApiName, Scope extends OperationScope = OperationScope> = {
  [Id in keyof OperationTypes[Api] & keyof (typeof OPERATIONS)[Api]]: (typeof OPERATIONS)[Api][Id] extends {
    readonly scope: Scope;
  }
    ? Id
    : never;
}[keyof OperationTypes[Api] & keyof (typeof OPERATIONS)[Api]];`;
