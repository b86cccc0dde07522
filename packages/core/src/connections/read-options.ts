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
  encoding?: ExploreParams['encoding'];
  /** Parameters of a REST source, such as the id of a campaign. */
  sourceParams?: Readonly<Record<string, unknown>> | undefined;
}
