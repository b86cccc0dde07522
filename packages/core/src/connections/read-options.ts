import type { ExploreParams } from '@headwater/sdk';
import type { UseCaseOptions } from '../session/session.ts';

/** Settings for reading one file or table. Omitted settings follow from the source's kind and the file's name. */
export interface ReadOptions extends UseCaseOptions {
  objectType?: 'file' | 'table' | undefined;
  /** If neither given nor implied by the file's name, the target detects it. */
  fileType?: ExploreParams['fileType'];
  compressionType?: ExploreParams['compressionType'];
  /** A single character. */
  columnDelimiter?: string | undefined;
  /** The platform supports UTF-8 and ISO-8859-1; the embedded service also supports others, such as windows-1252. */
  encoding?: string | undefined;
  /** Number of preview rows; only the embedded service supports it. @default the target's own limit */
  rows?: number | undefined;
  /**
   * Quote character around values; empty for none. Only the embedded service supports this and the following
   * settings.
   */
  quote?: string | undefined;
  /** The character that escapes a quote inside a quoted value. */
  escape?: string | undefined;
  /** Number of header rows; 0 for none. */
  headerRows?: number | undefined;
  /** Number of lines before the header to skip. */
  skipRows?: number | undefined;
  /** The string that represents a missing value. */
  nullText?: string | undefined;
  /** Parameters of a REST source, such as the id of a campaign. */
  sourceParams?: Readonly<Record<string, unknown>> | undefined;
}
