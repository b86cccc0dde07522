import type { ListingBounds } from '../azure/storage-entries.ts';
import type { Entry } from '../contract.ts';
import type { BytesSource } from '../formats/bytes-source.ts';
import type { ObjectPath } from '../object-path.ts';

/** A data lake, over one of the endpoints that its account has for it. What its methods throw is not explained yet. */
export interface Lake {
  /** Host of the endpoint that stands in for the lake's own; undefined when it is the lake's own. */
  detour: string | undefined;
  /** The filesystems, as folders. */
  listFileSystems(bounds: ListingBounds): Promise<Entry[]>;
  /** Folders and files directly inside a place. */
  listFolder(place: ObjectPath, bounds: ListingBounds): Promise<Entry[]>;
  openFile(place: ObjectPath, abortSignal: AbortSignal): Promise<BytesSource>;
  /** Whether folders are real ones; undefined where the endpoint does not tell. */
  isHierarchical(fileSystem: string, abortSignal: AbortSignal): Promise<boolean | undefined>;
}
