/**
 * Prints 100 comments, messages and test names for a review. The seed selects them: `node scripts/language/sample.ts
 * <seed>`.
 */
import { createHash } from 'node:crypto';
import { listEnglishFiles } from './english-files.ts';
import { type Passage, readEnglish } from './read-english.ts';

const SIZE = 100;
const seed = process.argv[2] ?? 'headwater';

const candidates: { place: string; passage: Passage; order: string }[] = [];
for (const path of listEnglishFiles().filter((path) => /\.tsx?$/u.test(path))) {
  for (const passage of (await readEnglish(path)).passages) {
    if (passage.text.split(/\s+/u).length < 4) continue;
    const place = `${path}:${passage.line}`;
    const order = createHash('sha256').update(`${seed} ${place} ${passage.text}`).digest('hex');
    candidates.push({ place, passage, order });
  }
}

candidates.sort((one, other) => (one.order < other.order ? -1 : 1));
console.log(
  `# A sample of this repository's English\n\nSeed: \`${seed}\`; ${candidates.length} passages to choose from.\n`,
);
for (const [index, { place, passage }] of candidates.slice(0, SIZE).entries()) {
  console.log(`${index + 1}. ${passage.text.replace(/\s+/gu, ' ')} (\`${place}\`)`);
}
