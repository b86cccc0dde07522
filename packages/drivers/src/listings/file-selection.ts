import { describeSourceFailure } from '../contract/describe-source-failure.ts';
import { DriverError } from '../contract/driver-error.ts';
import type { FileEntry } from '../contract/run-reads.ts';
import { withoutLeadingSlash } from './object-path.ts';

/** The folder of a pattern, and the names that it matches. */
export interface FilePattern {
  /** Path that ends with a slash. */
  folder: string;
  matches: (fileName: string) => boolean;
}

/**
 * Reads a pattern. Returns undefined for a path without `*`.
 *
 * @throws DriverError `file-pattern-invalid` for `*` in the name of a folder
 */
export function readFilePattern(path: string): FilePattern | undefined {
  if (!path.includes('*')) return undefined;
  const given = withoutLeadingSlash(path);
  const folder = given.slice(0, given.lastIndexOf('/') + 1);
  if (folder === '' || folder.includes('*')) throw patternInvalid(path);
  const parts = given.slice(folder.length).split('*');
  return { folder, matches: (fileName) => matchesParts(fileName, parts) };
}

/** Takes each part at its first place, which needs no backtracking for any name and pattern. */
function matchesParts(name: string, parts: readonly string[]): boolean {
  const [first = '', ...others] = parts;
  const last = others.pop() ?? '';
  if (name.length < first.length + last.length || !name.startsWith(first) || !name.endsWith(last))
    return false;
  let rest = name.slice(first.length, name.length - last.length);
  for (const part of others) {
    const place = rest.indexOf(part);
    if (place === -1) return false;
    rest = rest.slice(place + part.length);
  }
  return true;
}

/** Requires the version of a file that was listed; undefined if a folder took its place. Sources round times differently, so an etag counts more. */
export function requireListed(
  listed: FileEntry,
  found: Omit<FileEntry, 'path'> | undefined,
): asserts found is Omit<FileEntry, 'path'> {
  if (found === undefined) throw fileChanged(listed.path);
  const isSame =
    listed.etag === undefined || found.etag === undefined
      ? listed.modifiedAt === found.modifiedAt
      : listed.etag === found.etag;
  if (!isSame || listed.size !== found.size) throw fileChanged(listed.path);
}

function fileChanged(path: string): DriverError {
  return new DriverError(describeSourceFailure('object-changed', { path }));
}

function patternInvalid(path: string): DriverError {
  return new DriverError(describeSourceFailure('file-pattern-invalid', { path }));
}
