import type { Handler } from '../../gateway/handler.ts';
import { ok } from '../../http/reply.ts';
import { testStoredConnection } from './test-stored-connection.ts';

/** The platform answers only yes or no; `/headwater/connections/{connectionId}/test` reports the reason. */
export const testConnection: Handler<'testConnection'> = async (
  { path: { connectionId }, scope, caller, request: { signal } },
  services,
) => {
  const { result } = await testStoredConnection({ connectionId, scope, caller, signal }, services);
  return ok({ result });
};
