import type { Connection, ConnectionSpec } from '@headwater/models';
import { isAbortError, isHeadwaterError } from '@headwater/sdk';
import { findSourcesBySpecId } from '@headwater/sources';
import { readTargetSpec } from '../catalog/target-spec.ts';
import type { TargetFacts } from '../session/target-facts.ts';

/**
 * Side of the platform that a connection belongs to; `unknown` if neither the catalog nor the target identifies it.
 */
export type ConnectionRole = 'source' | 'destination' | 'profile-store' | 'data-lake' | 'unknown';

/** Base connections of the platform itself, which have no source and no destination (facts 5.3). */
const PLATFORM_BASES: ReadonlyMap<string, ConnectionRole> = new Map([
  ['8a9c3494-9708-43d7-ae3f-cda01e5030e1', 'profile-store'],
  ['23598e46-f560-407b-88d5-ea6207e49db0', 'data-lake'],
  ['c604ff05-7f1a-43c0-8e18-33bf874cb11c', 'data-lake'],
]);

const DESTINATIONS = '14e34fac-d307-11e9-bb65-2a2ae2dbcce4';
const SOURCES: ReadonlySet<unknown> = new Set([
  '0ed90a81-07f4-4586-8190-b40eccef1c5a',
  '521eee4d-8cbe-4906-bb48-fb6bd4450033',
]);

/**
 * Determines the role of a connection from the catalog, then from the target's connection spec, which also covers an
 * organization's own sources. If the spec cannot be read, the role is unknown and the list still shows the
 * connection.
 */
export async function roleOf(
  { connectionSpec: { id } }: Pick<Connection, 'connectionSpec'>,
  target: TargetFacts,
): Promise<ConnectionRole> {
  if (isInCatalog(id)) return 'source';
  const base = PLATFORM_BASES.get(id);
  if (base) return base;
  const spec = await target.spec(id).catch((error: unknown) => {
    if (!isHeadwaterError(error) || isAbortError(error)) throw error;
    return undefined;
  });
  return spec ? roleOfSpec(spec) : 'unknown';
}

/** True if the catalog has a source with this spec id. */
export function isInCatalog(specId: string): boolean {
  return findSourcesBySpecId(specId).length > 0;
}

/** True for connections that source lists omit: accounts of destinations and base connections of the platform. */
export function isOtherThanSource(role: ConnectionRole): boolean {
  return role !== 'source' && role !== 'unknown';
}

function roleOfSpec(spec: ConnectionSpec): ConnectionRole {
  if (spec.providerId === DESTINATIONS) return 'destination';
  if (readTargetSpec(spec).isSource || SOURCES.has(spec.providerId)) return 'source';
  return spec.attributes?.isDestination === true ? 'destination' : 'unknown';
}
