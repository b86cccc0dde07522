import type { Connection } from '@headwater/models';
import { HeadwaterError } from '@headwater/sdk';
import { describeError } from '../errors/describe-error.ts';
import { labelOf } from './connection-label.ts';
import { isInCatalog } from './connection-role.ts';

/**
 * Guards connections that the catalog does not know. They may belong to a destination or to the platform itself, so a
 * change or deletion must repeat the name.
 *
 * @throws HeadwaterError with code `name-not-confirmed`; nothing was written.
 */
export function assertConfirmed(
  connection: Connection,
  { confirmName }: { confirmName?: string | undefined },
): void {
  const label = labelOf(connection);
  if (isInCatalog(connection.connectionSpec.id) || confirmName === label) return;
  const reason =
    confirmName === undefined
      ? 'it may belong to a destination or to the platform itself'
      : `"${confirmName}" is not its name`;
  throw new HeadwaterError(
    ...describeError('name-not-confirmed', { name: label, id: connection.id, reason }),
  );
}
