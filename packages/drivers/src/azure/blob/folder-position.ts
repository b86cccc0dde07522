import { cursorInvalid } from '../../listings/listing-cursor.ts';

/** The position at which a listing of blobs continues. */
interface FolderPosition {
  /** The service's own marker; undefined for the beginning. */
  marker: string | undefined;
  /** Folders already listed by their marker blob, whose contents follow later in the sort order. */
  markedFolders: readonly string[];
}

/**
 * Writes the start of the next page. A folder listed by its marker blob may reappear by its contents: `a` sorts long
 * before `a/` if `a-b` lies between them. Only folders that are a prefix of the last name can reappear.
 *
 * @param names all names on the page
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
