import { cursorInvalid } from '../../listings/listing-cursor.ts';

/** Where a listing of blobs goes on. */
interface FolderPosition {
  /** The service's own marker; undefined for the beginning. */
  marker: string | undefined;
  /** Folders already listed by their marker blob, whose contents come later in the order of names. */
  markedFolders: readonly string[];
}

/**
 * Writes where the next page begins. A folder that a marker blob showed may show up again by its contents: `a` comes long before
 * `a/` when there is `a-b` between them. Only folders that the last name begins like can still do so.
 *
 * @param names of everything on the page
 */
export function writeFolderPosition({
  marker,
  markedFolders,
  names,
}: FolderPosition & { names: readonly string[] }): string | undefined {
  if (marker === undefined) return undefined;
  const last = names.toSorted().at(-1) ?? '';
  const pending = markedFolders.filter((folder) => last === '' || last.startsWith(folder.slice(0, -1)));
  return JSON.stringify([marker, ...pending]);
}

/** @throws DriverError `cursor-invalid` */
export function readFolderPosition(position: string | undefined): FolderPosition {
  if (position === undefined) return { marker: undefined, markedFolders: [] };
  const [marker, ...markedFolders] = parse(position);
  if (marker === undefined) throw cursorInvalid();
  return { marker, markedFolders };
}

function parse(position: string): string[] {
  try {
    const value: unknown = JSON.parse(position);
    return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : [];
  } catch {
    return [];
  }
}
