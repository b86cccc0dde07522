import { basename } from 'node:path';
import type { English } from './read-english.ts';
import type { Glossary, Rule } from './read-glossary.ts';

/** A place that breaks a rule of the glossary. */
export interface Violation {
  line: number;
  found: string;
  instead: string;
}

/** Finds words that the glossary rules out in a file's prose, in the names that it declares, and in its own name. */
export function findViolations(path: string, english: English, glossary: Glossary): readonly Violation[] {
  const prose = english.passages.flatMap(({ text, line }) =>
    [...glossary.words, ...glossary.openings].flatMap((rule) =>
      match(rule, text.replace(/\s+/gu, ' '), line),
    ),
  );
  const names = [...english.names, { name: basename(path), line: 1 }].flatMap(({ name, line }) =>
    splitName(name).flatMap((part) => glossary.nameParts.flatMap((rule) => match(rule, part, line))),
  );
  return [...prose, ...names];
}

function match({ pattern, instead }: Rule, text: string, line: number): readonly Violation[] {
  const found = pattern.exec(text)?.[0];
  return found === undefined ? [] : [{ line, found: found.trim().slice(0, 60), instead }];
}

/** `createAnswerValidator` → `create`, `Answer`, `Validator`. */
function splitName(name: string): readonly string[] {
  return name.match(/\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})/gu) ?? [];
}
