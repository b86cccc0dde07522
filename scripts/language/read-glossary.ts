import { readFile } from 'node:fs/promises';

const GLOSSARY = 'docs/glossary.md';

/** A pattern that the glossary rules out, with its replacement. */
export interface Rule {
  pattern: RegExp;
  instead: string;
}

/** The rules of the glossary, grouped by where they apply. */
export interface Glossary {
  /** Rules for prose. */
  words: readonly Rule[];
  /** Rules for the beginning of a sentence that is not a question. */
  openings: readonly Rule[];
  /** Rules for a word of a name in camel, Pascal or kebab case. */
  nameParts: readonly Rule[];
}

/**
 * Reads the rules from the tables of `docs/glossary.md`, so that the page and the lint always agree.
 * @throws Error if a table is missing or empty.
 */
export async function readGlossary(path: string = GLOSSARY): Promise<Glossary> {
  const page = await readFile(path, 'utf8');
  return {
    words: readRules(page, 'Words that are not used', (pattern) => new RegExp(pattern, 'iu')),
    openings: readRules(
      page,
      'Openings that are not used',
      (word) => new RegExp(`(?:^|[.:;!?]\\s+)${word}\\b[^.?!]*(?:[.!]|$)`, 'u'),
    ),
    nameParts: readRules(page, 'Parts of names that are not used', (part) => new RegExp(`^${part}s?$`, 'iu')),
  };
}

function readRules(page: string, heading: string, toPattern: (cell: string) => RegExp): readonly Rule[] {
  const section = page.split(/^## /mu).find((part) => part.startsWith(heading)) ?? '';
  const rules = section.split('\n').flatMap((line) => {
    const [, pattern, instead] = /^\| `(.+)` \| (.+) \|$/u.exec(line) ?? [];
    return pattern && instead
      ? [{ pattern: toPattern(pattern.replaceAll('\\|', '|')), instead: instead.trim() }]
      : [];
  });
  if (rules.length === 0) throw new Error(`${GLOSSARY}: no rules under "${heading}".`);
  return rules;
}
