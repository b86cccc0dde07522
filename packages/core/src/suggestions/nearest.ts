import { distance } from 'fastest-levenshtein';

/** Minimum length of a word that counts as part of another. */
const MIN_PART_LENGTH = 3;

/** A candidate with more differences than the nearest one and this many is improbable. */
const MAX_FURTHER = 1;

/** Returns the likely candidates for a misspelled word, nearest first; empty if none is similar. */
export function nearest(word: string, candidates: readonly string[], limit = 1): readonly string[] {
  const wanted = word.toLowerCase();
  const farthest = Math.max(1, Math.floor(wanted.length / 3));
  const similar = candidates
    .map((candidate) => ({ candidate, differences: differencesOf(wanted, candidate.toLowerCase()) }))
    .filter(({ differences }) => differences <= farthest)
    .sort((a, b) => a.differences - b.differences);
  const fewest = similar[0]?.differences ?? 0;
  return similar
    .filter(({ differences }) => differences <= fewest + MAX_FURTHER)
    .slice(0, limit)
    .map(({ candidate }) => candidate);
}

/** A part counts as similar: `blob` matches `azure-blob`, although many letters differ. */
function differencesOf(wanted: string, candidate: string): number {
  const [shorter, longer] = wanted.length < candidate.length ? [wanted, candidate] : [candidate, wanted];
  const isPart = shorter.length >= MIN_PART_LENGTH && longer.includes(shorter);
  return isPart ? 1 : distance(wanted, candidate);
}
