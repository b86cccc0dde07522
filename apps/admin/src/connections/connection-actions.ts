'use server';
import {
  type ConnectionTest,
  type ConnectionView,
  type DeletedConnection,
  deleteConnection,
  showConnection,
  testConnection,
  type UpdatedConnection,
  updateConnection,
} from '@headwater/core';
import { type Attempt, attempt } from '../headwater/attempt.ts';
import { isConfirmed } from '../headwater/is-confirmed.ts';
import type { ConnectionEdit } from './connection-edit.ts';

export async function testNow(sandbox: string, id: string): Promise<Attempt<ConnectionTest>> {
  return await attempt(sandbox, (session) => testConnection(id, { session }));
}

export async function removeConnection(
  sandbox: string,
  { id, confirmation, confirmName }: Pick<ConnectionEdit, 'id' | 'confirmation' | 'confirmName'>,
): Promise<Attempt<DeletedConnection>> {
  return await attempt(sandbox, (session) =>
    deleteConnection(id, {
      session,
      confirmName,
      yesProduction: isConfirmed(session, confirmation),
    }),
  );
}

export async function saveEdit(
  sandbox: string,
  { id, etag, changes, confirmation, confirmName }: ConnectionEdit,
): Promise<Attempt<UpdatedConnection>> {
  return await attempt(sandbox, (session) => {
    const yesProduction = isConfirmed(session, confirmation);
    return updateConnection(id, changes, { session, etag, yesProduction, confirmName });
  });
}

/** Returns the current version of a connection, after a conflict with another user's change. */
export async function readConnection(sandbox: string, id: string): Promise<Attempt<ConnectionView>> {
  return await attempt(sandbox, (session) => showConnection(id, { session }));
}
