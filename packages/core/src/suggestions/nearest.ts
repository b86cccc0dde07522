import { distance } from 'fastest-levenshtein';

/** The shortest word that counts as a part of another. */
const MIN_PART_LENGTH = 3;

/** The candidates that a misspelled word may have meant, nearest first. None when nothing is near. */
export function nearest(word: string, candidates: readonly string[], limit = 1): readonly string[] {
  const wanted = word.toLowerCase();
  const farthest = Math.max(1, Math.floor(wanted.length / 3));
  return candidates
    .map((candidate) => ({ candidate, differences: differencesOf(wanted, candidate.toLowerCase()) }))
    .filter(({ differences }) => differences <= farthest)
    .sort((a, b) => a.differences - b.differences)
    .slice(0, limit)
    .map(({ candidate }) => candidate);
}

/** A part counts as near: `blob` means `azure-blob`, though many letters differ. */
function differencesOf(wanted: string, candidate: string): number {
  const [shorter, longer] = wanted.length < candidate.length ? [wanted, candidate] : [candidate, wanted];
  const isPart = shorter.length >= MIN_PART_LENGTH && longer.includes(shorter);
  return isPart ? 1 : distance(wanted, candidate);
}
