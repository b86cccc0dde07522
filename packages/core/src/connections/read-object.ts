import type { DetailedStructure } from '@headwater/models';
import type { DetailedExploreParams, ExploreParams } from '@headwater/sdk';
import { InvalidInputError } from '@headwater/sdk';
import { sessionOf } from '../session/session-of.ts';
import { withAllowListAdvice } from './allow-list-advice.ts';
import { requireNoDialect, requirePlatformDialect } from './dialect-not-offered.ts';
import { type ExploreWay, findExploreWay } from './explore-way.ts';
import { toStructure } from './explored-shapes.ts';
import { type FileProperties, readFileName } from './file-properties.ts';
import type { ReadOptions } from './read-options.ts';
import { readRest } from './read-rest.ts';
import { resolveReference } from './resolve-reference.ts';

/** Reads the structure of one file or table, and its rows if `preview` is set. */
export async function readObject(
  reference: string,
  path: string,
  { preview, ...options }: ReadOptions & { preview: boolean },
): Promise<DetailedStructure> {
  const session = await sessionOf(options);
  const { signal } = options;
  const connection = await resolveReference(reference, { session, signal });
  const way = await findExploreWay(connection);
  if (way.kind === 'rest') {
    const { sourceParams = {} } = options;
    return await readRest(connection, { way, sourceParams, session, signal });
  }
  if (path === '') throw objectMissing();
  const { objectType = way.kind === 'tables' ? 'table' : 'file' } = options;
  if (objectType === 'table') requireNoDialect(options);
  const target = { object: path, ...(preview && { preview }) };
  const { connections, connectionSpecs, headwater } = session.client;
  if (way.specId === undefined && (await session.target.kind()) === 'headwater') {
    const { rows } = options;
    const details = objectType === 'file' ? detailsOf(options) : {};
    const params = { ...target, rows: preview ? rows : undefined, ...details, objectType };
    return await headwater.exploreConnection(connection.id, params, { signal });
  }
  const params = { ...target, ...(objectType === 'file' && fileParams(path, options, way)), objectType };
  const explore =
    way.specId === undefined
      ? connections.explore(connection.id, params, { signal })
      : connectionSpecs.explore(way.specId, params, { signal });
  return toStructure(await withAllowListAdvice<unknown>(explore, session));
}

function objectMissing(): InvalidInputError {
  return new InvalidInputError('The path of the file, or the name of the table, is missing.', {
    code: 'object-missing',
    nextSteps: [
      'List the source with `headwater connections explore`, then name one of its files or tables.',
    ],
  });
}

/** Omitted settings are detected from the file. */
function detailsOf({ fileType, compressionType, encoding, ...options }: ReadOptions): DetailedExploreParams {
  const { quote, escape: escapedBy, headerRows, skipRows, nullText } = options;
  const dialect = {
    columnDelimiter: delimiterOf(options),
    quote,
    escape: escapedBy,
    headerRows,
    skipRows,
    nullText,
  };
  return { fileType, compressionType, encoding, ...dialect };
}

/**
 * Given settings take precedence over those that the name implies. The API rejects detection in combination with
 * either, so it is requested only if neither exists.
 */
function fileParams(path: string, options: ReadOptions, { specId }: ExploreWay): ExploreParams {
  const told = readFileName(path);
  const fileType = options.fileType ?? told.fileType ?? (options.columnDelimiter ? 'delimited' : undefined);
  const encoding = requirePlatformDialect(options, specId === undefined ? 'platform' : 'landing-zone');
  const { compressionType = told.compressionType } = options;
  if (fileType === undefined) return { ...(encoding && { encoding }), determineProperties: true };
  const columnDelimiter = fileType === 'delimited' ? delimiterOf(options, told) : undefined;
  return { fileType, compressionType, columnDelimiter, encoding };
}

/** The API writes a tab as two characters. */
function delimiterOf(given: FileProperties, told: FileProperties = {}): string | undefined {
  const delimiter = given.columnDelimiter ?? told.columnDelimiter;
  return delimiter === '\t' ? '\\t' : delimiter;
}
