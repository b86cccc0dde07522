import type { SnapshotManifest } from '@headwater/flow-store';
import { renderDetails } from '../output/details.ts';

/** The contents of a snapshot, for people. */
export function renderManifest({
  createdAt,
  counts,
  masterKeyIds,
  sha256,
  schema,
}: SnapshotManifest): string {
  return renderDetails({
    made: new Date(createdAt).toISOString(),
    connections: counts.connections ?? 0,
    'audit entries': counts.audit_entries ?? 0,
    'master key': masterKeyIds.join(', '),
    schema,
    sha256,
  });
}
