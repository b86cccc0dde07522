import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type CodeFile, type CodeTexts, readCodeFile } from './code-file.ts';
import { ROOT, writeMarkdown, writeTypeScript } from './paths.ts';

/** The catalog of codes: one constant a file of `specs/codes`, and the page that lists them all. */
export async function generateCodes(): Promise<void> {
  const names = (await readdir(join(ROOT, 'specs/codes'))).sort();
  const files = await Promise.all(names.map((name) => readCodeFile(`specs/codes/${name}`)));
  await writeTypeScript('packages/models/src/generated/codes.ts', renderConstants(files));
  await writeMarkdown('docs/codes.md', renderPage(files), 'specs/codes');
}

function renderConstants(files: readonly CodeFile[]): string {
  const constants = files.map(({ constant, title, texts }) => {
    const entries = Object.fromEntries(texts.map(({ key, ...text }) => [key, withoutCase(text)]));
    return `/** ${title}. */\nexport const ${constant} = ${JSON.stringify(entries, null, 2)} as const;`;
  });
  const types = files.map(({ kind, constant }) => `  readonly '${kind}': typeof ${constant};`);
  const table = files.map(({ kind, constant }) => `  '${kind}': ${constant},`);
  const titles = files.map(({ kind, title }) => `  '${kind}': ${JSON.stringify(title)},`);
  return `${constants.join('\n\n')}

/** Every code, by kind. Imports all texts: only \`headwater explain\` needs them together. */
export const CODES: {
${types.join('\n')}
} = {
${table.join('\n')}
};

/** What each kind of code is, as a heading. */
export const CODE_KINDS: Readonly<Record<keyof typeof CODES, string>> = {
${titles.join('\n')}
};`;
}

function withoutCase({ code: _code, caseName: _case, ...text }: Omit<CodeTexts, 'key'>): object {
  return text;
}

function renderPage(files: readonly CodeFile[]): string {
  const count = new Set(files.flatMap(({ texts }) => texts.map(({ code }) => code))).size;
  return [
    '# Codes',
    `Every finding, failure and problem carries one of these ${count} codes. A code is stable across releases; its words are not. \`headwater explain <code>\` prints the same at a terminal. Words in *italics* stand for what the case at hand puts there.`,
    ...files.flatMap(renderKind),
  ].join('\n\n');
}

function renderKind({ title, description, texts }: CodeFile): string[] {
  const hasFixer = texts.some(({ fixableBy }) => fixableBy !== undefined);
  const rows = texts.map(({ code, cause, nextStep, nextSteps = [], fixableBy = '' }, index) => {
    const isFirst = texts[index - 1]?.code !== code;
    const steps = nextStep === undefined ? nextSteps.map((step) => step.text) : [nextStep];
    const cells = [isFirst ? `\`${code}\`` : '', toMarkdown(cause), steps.map(toMarkdown).join('<br>')];
    return `| ${[...cells, ...(hasFixer ? [fixableBy] : [])].join(' | ')} |`;
  });
  const head = ['code', 'what it means', 'what to do', ...(hasFixer ? ['who can do it'] : [])];
  return [
    `## ${title}`,
    description,
    [`| ${head.join(' | ')} |`, `|${'---|'.repeat(head.length)}`, ...rows].join('\n'),
  ];
}

/** Facts stand in italics; what Markdown would read as markup is kept from it. */
function toMarkdown(text: string): string {
  return text
    .replace(/[\\`*_<>|$]/g, '\\$&')
    .replace(/\{\{(\w+)\}\}/g, '*$1*')
    .replaceAll('\n', ' ');
}
