/** One measured promise of the design. */
export interface Measurement {
  /** The measured operation. */
  what: string;
  /** The baseline that it is compared with. */
  against: string;
  /** The promise, in words. */
  promise: string;
  /** The rounded result, with its unit. */
  measured: string;
  isKept: boolean;
}

/** Takes the measurements of one subject. Each subject starts the processes that it needs, and stops them. */
export type Measure = () => Promise<readonly Measurement[]>;

/** The middle value; for an even count, the mean of the two middle values. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Formats a ratio for readers. */
export function formatRatio(ratio: number): string {
  return `${ratio.toFixed(2)}×`;
}

/** Formats a time for readers. */
export function formatMilliseconds(milliseconds: number): string {
  return `${milliseconds.toFixed(0)} ms`;
}
