import type { FileProperties, ReadLimits } from '../../contract/contract.ts';

/** Bounds on one file; without `maxPreviewBytes` no layout may force more than `maxBytes`. */
export type FileLimits = Pick<ReadLimits, 'maxBytes' | 'maxRows'> &
  Partial<Pick<ReadLimits, 'maxPreviewBytes'>>;

/** What to read of a file. */
export interface FileRequest {
  /** Name or path; its extension tells the file type where nothing else does. */
  name: string;
  /** How to read it; what is left out is detected. */
  properties?: FileProperties | undefined;
  limits: FileLimits;
  /** Whether to return rows beside the columns. */
  withRows: boolean;
}

/** Bytes that a file may cost at most, whatever its layout. */
export function hardLimit({ maxBytes, maxPreviewBytes = 0 }: FileLimits): number {
  return Math.max(maxBytes, maxPreviewBytes);
}
