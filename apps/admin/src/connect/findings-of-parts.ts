import type { Finding, ValuePart } from '@headwater/core';

/** Distinguishes findings about a range of a string, or about one of its parts, from other findings. */
export function isAbout(place: { start: number; end: number }): (finding: Finding) => boolean {
  return ({ range }) => range !== undefined && range.start < place.end && place.start < range.end;
}

/** Findings about exactly one part of a string, and the remaining ones. */
export function findingsOfParts(
  findings: readonly Finding[],
  parts: readonly ValuePart[],
): { inParts: readonly Finding[]; inAll: readonly Finding[] } {
  const isInPart = (finding: Finding): boolean =>
    parts.filter(({ range }) => isAbout(range)(finding)).length === 1;
  return { inParts: findings.filter(isInPart), inAll: findings.filter((finding) => !isInPart(finding)) };
}
