import type { UseCaseOptions } from '../session/session.ts';

/** How one file or table is read. What is left out is told from the source's kind and the file's name. */
export interface ReadOptions extends UseCaseOptions {
  objectType?: 'file' | 'table' | undefined;
  /** When neither given nor told by the file's name, the target detects it. */
  fileType?: 'delimited' | 'json' | 'parquet' | undefined;
  compressionType?: 'bzip2' | 'gzip' | 'deflate' | 'zipDeflate' | 'tarGzip' | 'tar' | undefined;
  /** One character. */
  columnDelimiter?: string | undefined;
  encoding?: 'UTF-8' | 'ISO-8859-1' | undefined;
}
