import type { Connection } from '@headwater/models';
import { HeadwaterError } from '@headwater/sdk';
import { findConnectionSource } from '../catalog/connection-source.ts';
import { describeError } from '../errors/describe-error.ts';
import { labelOf } from './connection-label.ts';

/** How the source of a connection is explored. */
export interface ExploreWay {
  kind: 'files' | 'tables' | 'rest';
  /** Set for the data landing zone, which is explored by its connection spec instead of a connection. */
  specId?: string;
  /** Parameters that a REST source takes in addition to the connection, required ones first. */
  sourceParams: readonly { name: string; isRequired: boolean }[];
}

/**
 * Determines how to explore a connection from its source's explore kind. A source that the catalog does not know is
 * explored as files, and the target decides whether it supports that.
 *
 * @throws HeadwaterError with code `nothing-to-explore` for a source that sends data and stores none.
 */
export async function findExploreWay(connection: Connection): Promise<ExploreWay> {
  const definition = (await findConnectionSource(connection))?.definition;
  if (!definition) return { kind: 'files', sourceParams: [] };
  const { exploreKind, variants, displayName, sourceParams } = definition;
  if (exploreKind === 'none') throw nothingToExplore(labelOf(connection), displayName);
  if (exploreKind === 'rest') return { kind: 'rest', sourceParams };
  if (exploreKind === 'tabular') return { kind: 'tables', sourceParams: [] };
  const isSpecExplored = variants.length === 0;
  return {
    kind: 'files',
    sourceParams: [],
    ...(isSpecExplored && { specId: connection.connectionSpec.id }),
  };
}

function nothingToExplore(label: string, displayName: string): HeadwaterError {
  return new HeadwaterError(...describeError('nothing-to-explore', { name: label, source: displayName }));
}

/** REST sources have a single resource and no listing. */
export function notListable(label: string): HeadwaterError {
  return new HeadwaterError(...describeError('nothing-to-list', { name: label }));
}
