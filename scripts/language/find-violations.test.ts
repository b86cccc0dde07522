import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findViolations } from './find-violations.ts';
import { readEnglish } from './read-english.ts';
import { type Glossary, readGlossary } from './read-glossary.ts';

describe('the language lint', () => {
  let directory: string;
  let glossary: Glossary;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'headwater-language-'));
    glossary = await readGlossary();
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));

  async function check(name: string, content: string) {
    const path = join(directory, name);
    await writeFile(path, content);
    return findViolations(path, await readEnglish(path), glossary).map(({ line, found }) => ({
      line,
      found,
    }));
  }

  it.each([
    ['a comment', '// Tells the caller.\nexport const one = 1;\n', 1, 'Tells'],
    [
      'a comment over two lines',
      '/**\n * The row is\n * not there.\n */\nconst one = 1;\n',
      1,
      'is not there',
    ],
    ['a string', "\nthrow new Error('Somebody changed it.');\n", 2, 'Somebody'],
    ['a template', '\nconst one = `Row ${1} is told.`;\n', 2, 'told'],
    ['a test name', "it('hears of each stage', () => {});\n", 1, 'hears'],
    ['an opening', '/** What the store keeps. */\nconst one = 1;\n', 1, 'What the store keeps.'],
    ['a name', 'export function judgeAnswer(): void {}\n', 1, 'judge'],
  ])('finds a ruled-out word in %s', async (_, content, line, found) => {
    expect(await check('some.ts', content)).toEqual([{ line, found }]);
  });

  it('finds words in the text of an element', async () => {
    expect(await check('some.tsx', '<p>Somebody changed it.</p>;\n')).toEqual([
      { line: 1, found: 'Somebody' },
    ]);
  });

  it('finds words in pages and in descriptions of specs', async () => {
    expect(await check('page.md', '# Title\n\nThe rows fare well.\n')).toEqual([{ line: 3, found: 'fare' }]);
    expect(await check('spec.yaml', 'a: 1\ndescription: The keys are told apart.\n')).toEqual([
      { line: 2, found: 'told' },
    ]);
  });

  it('finds a ruled-out word in a file name', async () => {
    expect(await check('judge-answer.ts', 'export const one = 1;\n')).toEqual([{ line: 1, found: 'judge' }]);
  });

  it.each([
    ['questions', '// What is a source?\nconst one = 1;\n'],
    ['code spans', '// The key `told` is optional.\nconst one = 1;\n'],
    ['single tokens', "const one = 'told';\n"],
    ['longer words', '// A storyteller in Fareham.\nconst one = 1;\n'],
  ])('allows %s', async (_, content) => {
    expect(await check('some.ts', content)).toEqual([]);
  });
});
