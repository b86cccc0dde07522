import type { ExploreParams } from '@headwater/sdk';
import type { UseCaseOptions } from '../session/session.ts';

/** How one file or table is read. What is left out is told from the source's kind and the file's name. */
export interface ReadOptions extends UseCaseOptions {
  objectType?: 'file' | 'table' | undefined;
  /** When neither given nor told by the file's name, the target detects it. */
  fileType?: ExploreParams['fileType'];
  compressionType?: ExploreParams['compressionType'];
  /** One character. */
  columnDelimiter?: string | undefined;
  /** On the platform UTF-8 or ISO-8859-1; on the embedded service also others, such as windows-1252. */
  encoding?: string | undefined;
  /** Rows of a preview; only the embedded service takes it. @default as many as the target shows */
  rows?: number | undefined;
  /** The character around values; empty for none. Only for the embedded service, as are the following. */
  quote?: string | undefined;
  /** The character that escapes a quote inside a quoted value. */
  escape?: string | undefined;
  /** Rows that name the columns; 0 for none. */
  headerRows?: number | undefined;
  /** Number of lines before the header to skip. */
  skipRows?: number | undefined;
  /** The string that represents a missing value. */
  nullText?: string | undefined;
  /** Parameters of a REST source, such as the id of a campaign. */
  sourceParams?: Readonly<Record<string, unknown>> | undefined;
}
