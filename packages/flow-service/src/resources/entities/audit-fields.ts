import type { Caller, ConnectionRow } from '@headwater/flow-store';
import { createEtag } from './etag.ts';

/** The audit fields of one version of a connection: its etag, and when and by whom it was changed. */
export type ChangeFields = Pick<ConnectionRow, 'etag' | 'updatedAt' | 'updatedBy' | 'updatedClient'>;

/** The audit fields of a new connection. */
export type CreationFields = ChangeFields & Pick<ConnectionRow, 'createdAt' | 'createdBy' | 'createdClient'>;

/** @param now Epoch milliseconds. */
export function changeFields({ userId, clientId }: Caller, now: number): ChangeFields {
  return { etag: createEtag(now), updatedAt: now, updatedBy: userId, updatedClient: clientId };
}

/** @param now Epoch milliseconds. */
export function creationFields(caller: Caller, now: number): CreationFields {
  const { userId, clientId } = caller;
  return { ...changeFields(caller, now), createdAt: now, createdBy: userId, createdClient: clientId };
}
