import type { FileProperties } from '@headwater/drivers';
import type { FlowServiceOperations, HeadwaterOperations } from '@headwater/models';
import { problem } from '../problems/service-problem.ts';

type ExploreQuery = NonNullable<FlowServiceOperations['exploreConnection']['parameters']['query']>;
type DetailedQuery = NonNullable<HeadwaterOperations['exploreConnectionInDetail']['parameters']['query']>;

/** The part of a source that a call explores. */
export type ExploreRequest =
  | { kind: 'list'; path: string }
  | {
      kind: 'read';
      objectType: 'file' | 'table';
      path: string;
      /** How to read a file; omitted properties are detected. */
      file: FileProperties;
      withRows: boolean;
      /** Number of rows of a preview. @default the service's maximum */
      rows?: number | undefined;
      /** True to report the detected properties. */
      withProperties: boolean;
    };

/**
 * Reads the query of an explore call.
 *
 * @throws ServiceProblem for a missing parameter, or for one that excludes another
 */
export function toExploreRequest(query: ExploreQuery): ExploreRequest {
  const target = readTarget(query);
  if (target.kind === 'list') return target;
  const { determineProperties: withProperties = false } = query;
  if (target.objectType === 'file') refuseContradiction(query);
  return { ...target, file: toFileProperties(query), withProperties };
}

/**
 * Reads the query of a detailed explore call. Omitted properties of a file's format are detected, and always
 * reported.
 *
 * @throws ServiceProblem for a missing parameter
 */
export function toDetailedRequest(query: DetailedQuery): ExploreRequest {
  const target = readTarget(query);
  if (target.kind === 'list') return target;
  const { fileType, compressionType, columnDelimiter, encoding, ...dialect } = query;
  const { quote, escape: escapedBy, headerRows, skipRows, nullText } = dialect;
  const given = { fileType, compressionType, columnDelimiter, encoding, quote, escape: escapedBy };
  const file = withoutUndefined({ ...given, headerRows, skipRows, nullText });
  return { ...target, file, rows: query.rows, withProperties: target.objectType === 'file' };
}

function withoutUndefined(
  properties: {
    [Name in keyof FileProperties]: FileProperties[Name] | undefined;
  },
): FileProperties {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
}

type ReadTarget = Omit<Extract<ExploreRequest, { kind: 'read' }>, 'file' | 'withProperties'>;

/** The object to list or read, without the properties used to read it. */
function readTarget(
  query: Pick<ExploreQuery, 'objectType' | 'object' | 'preview'>,
): Extract<ExploreRequest, { kind: 'list' }> | ReadTarget {
  const { preview: withRows = false } = query;
  const objectType = query.objectType ?? (query.object ? undefined : 'root');
  if (objectType === undefined) throw problem('CONNECTOR-1359-400', { name: 'objectType' });
  if (objectType === 'root') return { kind: 'list', path: '' };
  if (objectType === 'rest') {
    throw problem('CONNECTOR-1358-400', {
      value: objectType,
      wanted: 'it is for REST sources, and none has a driver yet',
    });
  }
  const path = query.object;
  if (!path) throw problem('CONNECTOR-1337-400', { objectType });
  if (objectType === 'folder') return { kind: 'list', path };
  return { kind: 'read', objectType, path, withRows };
}

/** The properties used to read a file are specified or detected. */
function refuseContradiction({ determineProperties = false, ...query }: ExploreQuery): void {
  const manual = (['fileType', 'compressionType', 'columnDelimiter'] as const).filter((name) => query[name]);
  if (determineProperties && manual.length > 0)
    throw problem('CONNECTOR-1374-400', { names: manual.join(', ') });
  if (!determineProperties && query.fileType === undefined)
    throw problem('CONNECTOR-1359-400', { name: 'fileType' });
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
