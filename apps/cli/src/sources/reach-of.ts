import type { SourceEntry } from '@headwater/core';

/** What the embedded service can do at a source: it tests and explores those that Headwater has a driver for. */
export function reachOf({ canTest, canExplore }: Pick<SourceEntry, 'canTest' | 'canExplore'>): string {
  return [canTest && 'test', canExplore && 'explore'].filter(Boolean).join(', ') || '-';
}
