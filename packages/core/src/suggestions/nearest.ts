import { distance } from 'fastest-levenshtein';

/** The candidates that a misspelt word may have meant, nearest first. None when nothing is near. */
export function nearest(word: string, candidates: readonly string[], limit = 1): readonly string[] {
  const wanted = word.toLowerCase();
  return candidates
    .map((candidate) => ({ candidate, distance: farness(wanted, candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= Math.max(2, wanted.length / 3))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, limit)
    .map(({ candidate }) => candidate);
}

/** A part counts as near: `blob` means `azure-blob`, though many letters differ. */
function farness(wanted: string, candidate: string): number {
  const isPart = wanted.length >= 3 && (candidate.includes(wanted) || wanted.includes(candidate));
  return isPart ? 1 : distance(wanted, candidate);
}
