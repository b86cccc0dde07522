import { fileUnreadable } from './file-unreadable.ts';

const MAX_DEPTH = 100;

/**
 * Cuts JSON text into the texts of its top-level objects: the elements of an array, or objects that follow each other, one
 * to a line or not. Works on text that ends anywhere, so that the beginning of a large file can be read.
 *
 * @throws DriverError `file-unreadable` for anything else, and for an object that never ends in text that is not cut
 */
export function splitJsonObjects(
  text: string,
  { isCut, maxObjects }: { isCut: boolean; maxObjects: number },
): string[] {
  const objects: string[] = [];
  const isArray = /^\s*\[/.test(text);
  const gap = isArray ? /[\s,]*/y : /\s*/y;
  let position = isArray ? text.indexOf('[') + 1 : 0;
  while (objects.length < maxObjects) {
    gap.lastIndex = position;
    position += gap.exec(text)?.[0].length ?? 0;
    if (position === text.length && (isCut || !isArray)) break;
    if (isArray && text[position] === ']') break;
    if (text[position] !== '{')
      throw fileUnreadable(`JSON objects: record ${objects.length + 1} is something else`);
    const end = findEnd(text, position);
    if (end === undefined && isCut) break;
    if (end === undefined) throw fileUnreadable(`complete JSON: record ${objects.length + 1} never ends`);
    objects.push(text.slice(position, end));
    position = end;
  }
  return objects;
}

/** Where the object that begins at `start` ends; `undefined` when the text ends first. */
function findEnd(text: string, start: number): number | undefined {
  // A string, closed or not, or a bracket; whatever lies between does not matter here.
  const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"?|[{}[\]]/gs;
  tokens.lastIndex = start;
  let depth = 0;
  for (let match = tokens.exec(text); match !== null; match = tokens.exec(text)) {
    const [token] = match;
    if (token === '{' || token === '[') depth++;
    if (token === '}' || token === ']') depth--;
    if (depth === 0) return tokens.lastIndex;
    if (depth > MAX_DEPTH) throw fileUnreadable(`JSON of at most ${MAX_DEPTH} levels`);
  }
  return undefined;
}
