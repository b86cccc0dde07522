import type { Entry, Listing, ListOptions } from '../contract/contract.ts';
import { describeSourceFailure } from '../contract/describe-source-failure.ts';
import { DriverError } from '../contract/driver-error.ts';

/** Cursors of sources hold names, which can be long. No valid cursor is longer than this. */
const MAX_LENGTH = 8192;

/**
 * Writes the cursor of the next page.
 *
 * @param path of the listing; the cursor is valid for this path only
 * @param position start of the next page, in the driver's own format
 */
export function writeCursor(path: string, position: string): string {
  return Buffer.from(JSON.stringify([normalize(path), position])).toString('base64url');
}

/**
 * Returns the position that `writeCursor` encoded; undefined for the first page.
 *
 * @throws DriverError `cursor-invalid` or `cursor-of-other-path`
 */
export function readCursor(path: string, { after }: ListOptions = {}): string | undefined {
  if (after === undefined) return undefined;
  const [listed, position] = decode(after) ?? [];
  if (listed === undefined || position === undefined) throw cursorInvalid();
  if (listed !== normalize(path)) throw cursorOfOtherPath(path, listed);
  return position;
}

/** Makes the listing of a page, with a cursor if another page follows. */
export function toListing(
  path: string,
  { entries, next }: { entries: readonly Entry[]; next: string | undefined },
): Listing {
  return next === undefined ? { entries } : { entries, after: writeCursor(path, next) };
}

/**
 * For a driver that returns each listing as a whole.
 *
 * @throws DriverError `cursor-invalid` for any cursor
 */
export function refuseCursor({ after }: ListOptions = {}): void {
  if (after !== undefined) throw cursorInvalid();
}

/** The failure of a malformed cursor, or of a cursor that the source no longer accepts. */
export function cursorInvalid(reason?: unknown): DriverError {
  return new DriverError(describeSourceFailure('cursor-invalid'), reason);
}

function cursorOfOtherPath(path: string, listed: string): DriverError {
  return new DriverError(
    describeSourceFailure('cursor-of-other-path', { listed: describe(listed), path: describe(path) }),
  );
}

function decode(after: string): [string, string] | undefined {
  if (after.length > MAX_LENGTH) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(after, 'base64url').toString('utf8'));
    const [listed, position, ...others]: unknown[] = Array.isArray(value) ? value : [];
    const isPair = typeof listed === 'string' && typeof position === 'string' && others.length === 0;
    return isPair ? [listed, position] : undefined;
  } catch {
    return undefined;
  }
}

/** One final slash does not change what a path lists; a second one names an unnamed folder. */
function normalize(path: string): string {
  return /(?:^|[^/])\/$/.test(path) ? path.slice(0, -1) : path;
}

function describe(path: string): string {
  return normalize(path) === '' ? 'the root' : `"${path}"`;
}
