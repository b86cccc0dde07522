import type { ExploreStructure } from '@headwater/models';
import type { ExploreParams } from '@headwater/sdk';
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
): Promise<ExploreStructure> {
  const session = await sessionOf(options);
  const { signal } = options;
  const connection = await resolveReference(reference, { session, signal });
  const way = await findExploreWay(connection);
  if (way.kind === 'rest') {
    const { sourceParams = {} } = options;
    return await readRest(connection, { way, sourceParams, session, signal });
  }
  const { objectType = way.kind === 'tables' ? 'table' : 'file' } = options;
  const params = {
    object: path,
    ...(preview && { preview }),
    ...(objectType === 'file' && fileParams(path, options)),
    objectType,
  };
  const { connections, connectionSpecs } = session.client;
  const answer =
    way.specId === undefined
      ? await connections.explore(connection.id, params, { signal })
      : await connectionSpecs.explore(way.specId, params, { signal });
  return toStructure(answer);
}

/** What is given outranks what the name tells; detection excludes both, so it is asked for only when neither says. */
function fileParams(path: string, options: ReadOptions): ExploreParams {
  const told = readFileName(path);
  const fileType = options.fileType ?? told.fileType ?? (options.columnDelimiter ? 'delimited' : undefined);
  const { compressionType = told.compressionType, encoding } = options;
  if (fileType === undefined) return { ...(encoding && { encoding }), determineProperties: true };
  const columnDelimiter = fileType === 'delimited' ? delimiterOf(options, told) : undefined;
  return { fileType, compressionType, columnDelimiter, encoding };
}

/** A tab is two characters on the wire. */
function delimiterOf(given: FileProperties, told: FileProperties): string | undefined {
  const delimiter = given.columnDelimiter ?? told.columnDelimiter;
  return delimiter === '\t' ? '\\t' : delimiter;
}
