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
import { forgetTest, rememberTest } from '../headwater/test-record.ts';
import type { ConnectionEdit } from './connection-edit.ts';

export async function testNow(sandbox: string, id: string): Promise<Attempt<ConnectionTest>> {
  return await attempt(sandbox, async (session) => {
    const test = await testConnection(id, { session });
    rememberTest(session, test);
    return test;
  });
}

export async function removeConnection(
  sandbox: string,
  { id, confirmation }: { id: string; confirmation: string },
): Promise<Attempt<DeletedConnection>> {
  return await attempt(sandbox, async (session) => {
    const deleted = await deleteConnection(id, {
      session,
      yesProduction: isConfirmed(session, confirmation),
    });
    forgetTest(session, id);
    return deleted;
  });
}

export async function saveEdit(
  sandbox: string,
  { id, etag, changes, confirmation }: ConnectionEdit,
): Promise<Attempt<UpdatedConnection>> {
  return await attempt(sandbox, async (session) => {
    const yesProduction = isConfirmed(session, confirmation);
    const updated = await updateConnection(id, changes, { session, etag, yesProduction });
    forgetTest(session, id);
    return updated;
  });
}

/** How a connection is now, for who has found that somebody else has changed it. */
export async function readConnection(sandbox: string, id: string): Promise<Attempt<ConnectionView>> {
  return await attempt(sandbox, (session) => showConnection(id, { session }));
}
