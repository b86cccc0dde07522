import type { Caller, ConnectionRow } from '@headwater/flow-store';
import { createEtag } from './etag.ts';

/** The etag of a version of a connection, and who wrote it when. */
export type ChangeStamps = Pick<ConnectionRow, 'etag' | 'updatedAt' | 'updatedBy' | 'updatedClient'>;

/** The stamps of a first version. */
export type CreationStamps = ChangeStamps & Pick<ConnectionRow, 'createdAt' | 'createdBy' | 'createdClient'>;

/** @param now Epoch milliseconds. */
export function stampChange({ userId, clientId }: Caller, now: number): ChangeStamps {
  return { etag: createEtag(now), updatedAt: now, updatedBy: userId, updatedClient: clientId };
}

/** @param now Epoch milliseconds. */
export function stampCreation(caller: Caller, now: number): CreationStamps {
  const { userId, clientId } = caller;
  return { ...stampChange(caller, now), createdAt: now, createdBy: userId, createdClient: clientId };
}
