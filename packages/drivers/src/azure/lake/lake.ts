import type { BytesSource } from '../../formats/file/bytes-source.ts';
import type { ObjectPath } from '../../listings/object-path.ts';
import type { EntryPage, ListingBounds } from '../storage/storage-entries.ts';

/** A data lake, over one of its account's endpoints. Its methods throw unexplained errors. */
export interface Lake {
  /** Host of the endpoint that replaces the lake's own; undefined for the lake's own endpoint. */
  detour: string | undefined;
  /** Lists the filesystems as folders. */
  listFileSystems(bounds: ListingBounds): Promise<EntryPage>;
  /** Lists folders and files directly inside a folder; undefined if the folder does not exist. */
  listFolder(place: ObjectPath, bounds: ListingBounds): Promise<EntryPage | undefined>;
  /** Undefined for a folder. */
  openFile(place: ObjectPath, abortSignal: AbortSignal): Promise<BytesSource | undefined>;
  /** Whether folders are real directories; undefined if the endpoint does not report it. */
  isHierarchical(fileSystem: string, abortSignal: AbortSignal): Promise<boolean | undefined>;
}
