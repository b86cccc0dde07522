import {
  listSources as listCatalog,
  type SourceEntry,
  type SourceKind,
  type SourceStatus,
} from '@headwater/sources';

export interface SourceFilter {
  category?: string | undefined;
  status?: SourceStatus | undefined;
  kind?: SourceKind | undefined;
  /** Part of the slug or display name, case-insensitive. */
  text?: string | undefined;
}

/** Lists the catalog's sources that match every field of a filter. Loads no schema. */
export function listSources({
  category,
  status,
  kind,
  text = '',
}: SourceFilter = {}): readonly SourceEntry[] {
  const wanted = text.toLowerCase();
  return listCatalog().filter((source) => {
    if (category !== undefined && source.category !== category) return false;
    if (status !== undefined && source.status !== status) return false;
    if (kind !== undefined && source.kind !== kind) return false;
    return `${source.slug}\n${source.displayName}`.toLowerCase().includes(wanted);
  });
}
