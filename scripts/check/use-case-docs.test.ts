import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const CORE = join(import.meta.dirname, '../../packages/core/src');

async function parse(path: string): Promise<ts.SourceFile> {
  const file = join(CORE, path);
  return ts.createSourceFile(path, await readFile(file, 'utf8'), ts.ScriptTarget.Latest, true);
}

/** Names and files of the values that the package exports from its own files. */
async function listExports(): Promise<readonly { name: string; path: string }[]> {
  const { statements } = await parse('index.ts');
  return statements.filter(ts.isExportDeclaration).flatMap((statement) => {
    const { exportClause, moduleSpecifier, isTypeOnly } = statement;
    const isOwn =
      moduleSpecifier && ts.isStringLiteral(moduleSpecifier) && moduleSpecifier.text.startsWith('./');
    if (!isOwn || isTypeOnly || !exportClause || !ts.isNamedExports(exportClause)) return [];
    return exportClause.elements
      .filter((element) => !element.isTypeOnly)
      .map(({ name }) => ({ name: name.text, path: moduleSpecifier.text }));
  });
}

/** The first declaration of an asynchronous function, which carries the documentation of all its overloads. */
async function findUseCase(name: string, path: string): Promise<ts.FunctionDeclaration | undefined> {
  const { statements } = await parse(path);
  const declarations = statements
    .filter(ts.isFunctionDeclaration)
    .filter((found) => found.name?.text === name);
  const isAsync = declarations.some(({ modifiers }) =>
    modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword),
  );
  return isAsync ? declarations[0] : undefined;
}

test('every use case documents its errors and has an example', async () => {
  const undocumented: string[] = [];
  let count = 0;
  for (const { name, path } of await listExports()) {
    const useCase = await findUseCase(name, path);
    if (!useCase) continue;
    count += 1;
    const tags = ts.getJSDocTags(useCase).map(({ tagName }) => tagName.text);
    for (const tag of ['throws', 'example']) if (!tags.includes(tag)) undocumented.push(`${name}: @${tag}`);
  }

  expect(undocumented).toEqual([]);
  expect(count).toBeGreaterThan(50);
});
