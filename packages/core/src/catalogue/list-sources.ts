import type { SourceEntry, SourceKind, SourceStatus } from '@headwater/sources';

export interface SourceFilter {
  category?: string | undefined;
  status?: SourceStatus | undefined;
  kind?: SourceKind | undefined;
  /** Part of the slug or display name, in any case. */
  text?: string | undefined;
}

/** The sources in the catalogue. Loads no schema. */
export function listSources(filter: SourceFilter = {}): readonly SourceEntry[] {
  throw new Error(`Not built yet: ${filter.text}`);
}
