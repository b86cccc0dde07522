import type { Entry } from '../contract/contract.ts';
import { guessFileType } from '../formats/file/file-type.ts';

/** A folder in a listing, by its path with or without a slash at its end; one without a name is called by its slash. */
export function folderEntry(path: string): Entry {
  const plain = path.replace(/\/$/, '');
  return {
    type: 'folder',
    name: lastSegment(plain) || '/',
    path: `${plain}/`,
    canPreview: false,
    canFetchSchema: false,
  };
}

/** A file in a listing; whether it can be read is told by its extension. */
export function fileEntry(path: string): Entry {
  const canRead = guessFileType(path) !== undefined;
  return { type: 'file', name: lastSegment(path), path, canPreview: canRead, canFetchSchema: canRead };
}

function lastSegment(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
