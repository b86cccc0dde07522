import type { SourceEntry } from '@headwater/core';

/** The operations that the embedded service supports for a source: test and explore need a driver. */
export function reachOf({ canTest, canExplore }: Pick<SourceEntry, 'canTest' | 'canExplore'>): string {
  return [canTest && 'test', canExplore && 'explore'].filter(Boolean).join(', ') || '-';
}
