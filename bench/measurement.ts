/** One promise of the design, measured. */
export interface Measurement {
  /** What was measured. */
  what: string;
  /** What it is held against. */
  against: string;
  /** The promise, in words. */
  promise: string;
  /** The figure, rounded, with its unit. */
  measured: string;
  isKept: boolean;
}

/** Takes the measurements of one subject; each starts what it needs and stops it again. */
export type Measure = () => Promise<readonly Measurement[]>;

/** The middle value; the mean of the two middle ones for an even count. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** A ratio as people read it. */
export function formatRatio(ratio: number): string {
  return `${ratio.toFixed(2)}×`;
}

/** A time as people read it. */
export function formatMilliseconds(milliseconds: number): string {
  return `${milliseconds.toFixed(0)} ms`;
}
