import type { FileProperties, ReadLimits } from '../../contract/contract.ts';

/** Limits for one file. Without `maxPreviewBytes`, no layout may require more than `maxBytes`. */
export type FileLimits = Pick<ReadLimits, 'maxBytes' | 'maxRows'> &
  Partial<Pick<ReadLimits, 'maxPreviewBytes'>>;

/** The part of a file to read. */
export interface FileRequest {
  /** Name or path. Its extension determines the file type if nothing else does. */
  name: string;
  /** How to read it. Omitted properties are detected. */
  properties?: FileProperties | undefined;
  limits: FileLimits;
  /** Whether to return rows in addition to the columns. */
  withRows: boolean;
}

/** Limit in bytes for a file of any layout. */
export function hardLimit({ maxBytes, maxPreviewBytes = 0 }: FileLimits): number {
  return Math.max(maxBytes, maxPreviewBytes);
}
