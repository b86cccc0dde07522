import type { BytesSource } from '../../formats/file/bytes-source.ts';
import type { ObjectPath } from '../../listings/object-path.ts';
import type { EntryPage, ListingBounds } from '../storage/storage-entries.ts';

/** A data lake, over one of the endpoints that its account has for it. What its methods throw is not explained yet. */
export interface Lake {
  /** Host of the endpoint that stands in for the lake's own; undefined when it is the lake's own. */
  detour: string | undefined;
  /** The filesystems, as folders. */
  listFileSystems(bounds: ListingBounds): Promise<EntryPage>;
  /** Folders and files directly inside a place; undefined where there is no such folder. */
  listFolder(place: ObjectPath, bounds: ListingBounds): Promise<EntryPage | undefined>;
  /** Undefined for a folder. */
  openFile(place: ObjectPath, abortSignal: AbortSignal): Promise<BytesSource | undefined>;
  /** Whether folders are real ones; undefined where the endpoint does not tell. */
  isHierarchical(fileSystem: string, abortSignal: AbortSignal): Promise<boolean | undefined>;
}
