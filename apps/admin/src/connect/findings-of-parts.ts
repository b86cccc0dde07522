import type { Finding, ValuePart } from '@headwater/core';

/** Tells findings about a stretch of a text, or a piece of it, from others. */
export function isAbout(place: { start: number; end: number }): (finding: Finding) => boolean {
  return ({ range }) => range !== undefined && range.start < place.end && place.start < range.end;
}

/** Findings about exactly one part of a text, and the others. */
export function findingsOfParts(
  findings: readonly Finding[],
  parts: readonly ValuePart[],
): { inParts: readonly Finding[]; inAll: readonly Finding[] } {
  const isInPart = (finding: Finding): boolean =>
    parts.filter(({ range }) => isAbout(range)(finding)).length === 1;
  return { inParts: findings.filter(isInPart), inAll: findings.filter((finding) => !isInPart(finding)) };
}
