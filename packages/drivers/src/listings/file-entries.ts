import type { Entry } from '../contract/contract.ts';
import { guessFileType } from '../formats/file/file-type.ts';

/** The entry of a folder, by its path with or without a final slash. The name of an unnamed folder is its slash. */
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

/** The entry of a file. Its extension decides whether it can be previewed. */
export function fileEntry(path: string): Entry {
  const canRead = guessFileType(path) !== undefined;
  return { type: 'file', name: lastSegment(path), path, canPreview: canRead, canFetchSchema: canRead };
}

function lastSegment(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
