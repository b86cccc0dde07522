import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type CodeFile, type CodeTexts, readCodeFile } from './code-file.ts';
import { ROOT, writeMarkdown, writeTypeScript } from './paths.ts';

const FOLDER = 'packages/models/src/generated/codes';

/** The catalog of codes: a module for each file of `specs/codes`, one of them all, and the page that lists them. */
export async function generateCodes(): Promise<void> {
  const names = (await readdir(join(ROOT, 'specs/codes'))).sort();
  const files = await Promise.all(names.map((name) => readCodeFile(`specs/codes/${name}`)));
  for (const file of files) await writeTypeScript(`${FOLDER}/${file.kind}.ts`, renderConstant(file));
  await writeTypeScript(`${FOLDER}/index.ts`, renderIndex(files));
  await writeTypeScript(`${FOLDER}/failures.ts`, renderFailures(files));
  await writeMarkdown('docs/codes.md', renderPage(files), 'specs/codes');
}

function renderConstant({ constant, title, texts }: CodeFile): string {
  const entries = Object.fromEntries(texts.map(({ key, ...text }) => [key, withoutCase(text)]));
  return `/** ${title}. */\nexport const ${constant} = ${JSON.stringify(entries, null, 2)} as const;`;
}

function renderIndex(files: readonly CodeFile[]): string {
  const imports = files.map(({ kind, constant }) => `import { ${constant} } from './${kind}.ts';`);
  const types = files.map(({ kind, constant }) => `  readonly '${kind}': typeof ${constant};`);
  const table = files.map(({ kind, constant }) => `  '${kind}': ${constant},`);
  const titles = files.map(({ kind, title }) => `  '${kind}': ${JSON.stringify(title)},`);
  return `${imports.join('\n')}

/** Every code, by kind. A module of its own, since only what explains codes needs all of them. */
export const CODES: {
${types.join('\n')}
} = {
${table.join('\n')}
};

/** The heading of each kind of code. */
export const CODE_KINDS: Readonly<Record<keyof typeof CODES, string>> = {
${titles.join('\n')}
};`;
}

/** The kinds that drivers emit, apart from the others, which programs without drivers load. */
function renderFailures(files: readonly CodeFile[]): string {
  const emitted = files.filter(({ kind }) => /-(?:failures|notices)$/.test(kind));
  return emitted.map(({ kind, constant }) => `export { ${constant} } from './${kind}.ts';`).join('\n');
}

function withoutCase({ code: _code, caseName: _case, ...text }: Omit<CodeTexts, 'key'>): object {
  return text;
}

function renderPage(files: readonly CodeFile[]): string {
  const count = new Set(files.flatMap(({ texts }) => texts.map(({ code }) => code))).size;
  return [
    '# Codes',
    `Every finding, failure and problem carries one of these ${count} codes. A code is stable across releases; its wording is not. \`headwater explain <code>\` prints the same at a terminal. Words in *italics* stand for values of the case.`,
    ...files.flatMap(renderKind),
  ].join('\n\n');
}

function renderKind({ title, description, texts }: CodeFile): string[] {
  const hasFixer = texts.some(({ fixableBy }) => fixableBy !== undefined);
  const rows = texts.map(
    ({ code, cause, meaning = cause, nextStep, nextSteps = [], fixableBy = '' }, index) => {
      const isFirst = texts[index - 1]?.code !== code;
      const steps = nextStep === undefined ? nextSteps.map((step) => step.text) : [nextStep];
      const cells = [isFirst ? `\`${code}\`` : '', toMarkdown(meaning), steps.map(toMarkdown).join('<br>')];
      return `| ${[...cells, ...(hasFixer ? [fixableBy] : [])].join(' | ')} |`;
    },
  );
  const head = ['code', 'what it means', 'what to do', ...(hasFixer ? ['who can do it'] : [])];
  return [
    `## ${title}`,
    description,
    [`| ${head.join(' | ')} |`, `|${'---|'.repeat(head.length)}`, ...rows].join('\n'),
  ];
}

/** Renders a message as Markdown: placeholders in italics, special characters escaped. */
function toMarkdown(text: string): string {
  return text
    .replace(/[\\`*_<>|$]/g, '\\$&')
    .replace(/\{\{(\w+)\}\}/g, '*$1*')
    .replaceAll('\n', ' ');
}
