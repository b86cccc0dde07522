import type { FileProperties } from '@headwater/drivers';
import type { FlowServiceOperations } from '@headwater/models';
import { problem } from '../problems/service-problem.ts';

type ExploreQuery = NonNullable<FlowServiceOperations['exploreConnection']['parameters']['query']>;

/** What a call wants to see of a source. */
export type ExploreRequest =
  | { kind: 'list'; path: string }
  | {
      kind: 'read';
      objectType: 'file' | 'table';
      path: string;
      /** How to read a file; what is not told is detected. */
      file: FileProperties;
      withRows: boolean;
      /** Tell what was detected. */
      withProperties: boolean;
    };

/**
 * Reads the query of an explore call.
 *
 * @throws ServiceProblem for a parameter that is missing, or that another one rules out
 */
export function toExploreRequest(query: ExploreQuery): ExploreRequest {
  const { preview: withRows = false, determineProperties: withProperties = false } = query;
  const objectType = query.objectType ?? (query.object ? undefined : 'root');
  if (objectType === undefined) throw problem('CONNECTOR-1359-400', 'objectType');
  if (objectType === 'root') return { kind: 'list', path: '' };
  if (objectType === 'rest') {
    throw problem(
      'CONNECTOR-1358-400',
      'objectType',
      objectType,
      'it is for REST sources, and none has a driver yet',
    );
  }
  const path = query.object;
  if (!path) throw problem('CONNECTOR-1337-400', objectType);
  if (objectType === 'folder') return { kind: 'list', path };
  if (objectType === 'file') refuseContradiction(query);
  return { kind: 'read', objectType, path, file: toFileProperties(query), withRows, withProperties };
}

/** A file is read as it is told, or as it is detected to be. */
function refuseContradiction({ determineProperties = false, ...query }: ExploreQuery): void {
  const manual = (['fileType', 'compressionType', 'columnDelimiter'] as const).filter((name) => query[name]);
  if (determineProperties && manual.length > 0) throw problem('CONNECTOR-1374-400', manual.join(', '));
  if (!determineProperties && query.fileType === undefined) throw problem('CONNECTOR-1359-400', 'fileType');
}

function toFileProperties({
  fileType,
  compressionType,
  encoding,
  columnDelimiter,
}: ExploreQuery): FileProperties {
  return {
    ...(fileType === undefined ? {} : { fileType }),
    ...(compressionType === undefined ? {} : { compressionType }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(columnDelimiter === undefined ? {} : { columnDelimiter: toDelimiter(columnDelimiter) }),
  };
}

function toDelimiter(text: string): string {
  const delimiter = text === '\\t' ? '\t' : text;
  if (delimiter.length !== 1) throw problem('CONNECTOR-1331-400');
  return delimiter;
}
