import type { Window } from '../schedule/due-window.ts';

/** A file of a source at one point in time. */
export interface SourceFile {
  path: string;
  /** Bytes. */
  size: number;
  /** Epoch milliseconds. */
  modifiedAt: number;
  /** The version that the source names, if it names one. */
  etag?: string;
}

export interface FileChoice<File extends SourceFile> {
  chosen: readonly File[];
  /** The identities that the next run must not read again. */
  seen: readonly string[];
}

export interface FileSelection {
  window: Window;
  /** The identities of the files that earlier runs have read, from the previous choice. */
  seen: readonly string[];
  lagMs: number;
  /** True for the first run of a flow, before whose window nothing is late. @default false */
  isFirst?: boolean;
}

/**
 * Chooses the files of a run: those modified within its window that no earlier run has read. A file whose modification
 * time lies up to `lagMs` before the window is late, for example because its source's clock lags, and is read once.
 */
export function chooseFiles<File extends SourceFile>(
  files: readonly File[],
  { window: { from, to }, seen, lagMs, isFirst = false }: FileSelection,
): FileChoice<File> {
  const known = new Set(seen);
  const isInWindow = ({ modifiedAt }: File): boolean =>
    modifiedAt <= to && (from === undefined || modifiedAt > from - (isFirst ? 0 : lagMs));
  const chosen = files.filter((file) => isInWindow(file) && !known.has(identityOf(file)));
  // The next window begins at `to` at the earliest, so only files within the lag before it can be met again.
  const canBeMetAgain = files.filter(({ modifiedAt }) => modifiedAt <= to && modifiedAt > to - lagMs);
  const read = new Set([...known, ...chosen.map(identityOf)]);
  return { chosen, seen: canBeMetAgain.map(identityOf).filter((identity) => read.has(identity)) };
}

/** A file that was replaced under its path is another file. */
function identityOf({ path, size, modifiedAt, etag = '' }: SourceFile): string {
  return JSON.stringify([path, size, modifiedAt, etag]);
}
