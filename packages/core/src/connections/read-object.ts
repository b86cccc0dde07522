import type { DetailedStructure } from '@headwater/models';
import { type DetailedExploreParams, type ExploreParams, InvalidInputError } from '@headwater/sdk';
import { sessionOf } from '../session/session-of.ts';
import { findExploreWay } from './explore-way.ts';
import { toStructure } from './explored-shapes.ts';
import { type FileProperties, readFileName } from './file-properties.ts';
import type { ReadOptions } from './read-options.ts';
import { readRest } from './read-rest.ts';
import { resolveReference } from './resolve-reference.ts';

/** Reads the structure of one file or table, and rows of it with `preview`. */
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
  const { objectType = way.kind === 'tables' ? 'table' : 'file' } = options;
  const target = { object: path, ...(preview && { preview }) };
  const { connections, connectionSpecs, headwater } = session.client;
  if (way.specId === undefined && (await session.target.isHeadwater())) {
    const { rows } = options;
    const details = objectType === 'file' ? detailsOf(options) : {};
    const params = { ...target, rows: preview ? rows : undefined, ...details, objectType };
    return await headwater.exploreConnection(connection.id, params, { signal });
  }
  const params = { ...target, ...(objectType === 'file' && fileParams(path, options)), objectType };
  const answer =
    way.specId === undefined
      ? await connections.explore(connection.id, params, { signal })
      : await connectionSpecs.explore(way.specId, params, { signal });
  return toStructure(answer);
}

/** What is left out is detected from the file. */
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

const ONLY_OURS = ['quote', 'escape', 'headerRows', 'skipRows', 'nullText'] as const;

function requirePlatformEncoding({ encoding, ...options }: ReadOptions): ExploreParams['encoding'] {
  const given = ONLY_OURS.filter((name) => options[name] !== undefined);
  if (given.length > 0) throw dialectNotOffered(given.join(', '));
  if (encoding === undefined || encoding === 'UTF-8' || encoding === 'ISO-8859-1') return encoding;
  throw dialectNotOffered(`encoding ${encoding}`);
}

function dialectNotOffered(what: string): InvalidInputError {
  return new InvalidInputError(`The target cannot read a file by ${what}; only the embedded service can.`, {
    code: 'dialect-not-offered',
    nextSteps: ['Leave it out, or use a profile of the embedded service.'],
  });
}

/** What is given outranks what the name tells; detection excludes both, so it is asked for only when neither says. */
function fileParams(path: string, options: ReadOptions): ExploreParams {
  const told = readFileName(path);
  const fileType = options.fileType ?? told.fileType ?? (options.columnDelimiter ? 'delimited' : undefined);
  const encoding = requirePlatformEncoding(options);
  const { compressionType = told.compressionType } = options;
  if (fileType === undefined) return { ...(encoding && { encoding }), determineProperties: true };
  const columnDelimiter = fileType === 'delimited' ? delimiterOf(options, told) : undefined;
  return { fileType, compressionType, columnDelimiter, encoding };
}

/** A tab is two characters on the wire. */
function delimiterOf(given: FileProperties, told: FileProperties = {}): string | undefined {
  const delimiter = given.columnDelimiter ?? told.columnDelimiter;
  return delimiter === '\t' ? '\\t' : delimiter;
}
