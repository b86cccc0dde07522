/** Fails if the repository's English breaks a rule of docs/glossary.md. Pass folders to check only those. */
import { existsSync } from 'node:fs';
import { listEnglishFiles } from './english-files.ts';
import { findViolations } from './find-violations.ts';
import { readEnglish } from './read-english.ts';
import { readGlossary } from './read-glossary.ts';

const folders = process.argv.slice(2);
const glossary = await readGlossary();
const isAsked = (path: string) => folders.length === 0 || folders.some((folder) => path.startsWith(folder));

let count = 0;
for (const path of listEnglishFiles().filter((path) => isAsked(path) && existsSync(path))) {
  for (const { line, found, instead } of findViolations(path, await readEnglish(path), glossary)) {
    console.log(`${path}:${line}: "${found}" → ${instead}`);
    count += 1;
  }
}
if (count > 0) {
  console.error(`${count} places do not follow docs/glossary.md.`);
  process.exit(1);
}
