import { randomBytes, randomUUID } from 'node:crypto';
import { type ClientRow, EVERY_SANDBOX, type Grant, hashSecret } from '@headwater/flow-store';

import type { Handler } from '../../gateway/handler.ts';
import type { Services } from '../../gateway/services.ts';
import { HEADWATER_PATH } from '../../http/paths.ts';
import { created } from '../../http/reply.ts';
import { problem } from '../../problems/service-problem.ts';
import { toClient } from './client-view.ts';

/** The secret is returned only here, since only its hash is stored. */
export const createClient: Handler<'createClient'> = async (call, services) => {
  const { caller, body } = call;
  const { store, audit, now } = services;
  await requireSandboxes(body.grants, caller.imsOrgId, services);
  const clientSecret = randomBytes(32).toString('base64url');
  const row: ClientRow = {
    clientId: randomUUID().replaceAll('-', ''),
    imsOrgId: caller.imsOrgId,
    name: body.name,
    grants: body.grants,
    secretHash: await hashSecret(clientSecret),
    createdAt: now(),
  };
  const changes = Object.entries({ clientId: row.clientId, name: row.name, grants: row.grants });
  const record = audit.recordOther(
    'createClient',
    call,
    changes.map(([field, after]) => ({ field, after })),
  );
  await store.clients.insert(row, record);
  const { imsOrgId: imsOrg } = caller;
  return created({ ...toClient(row), clientSecret, imsOrg }, `${HEADWATER_PATH}/clients`);
};

/** A misspelled grant would never apply, and its author would not notice. */
async function requireSandboxes(
  grants: readonly Grant[],
  imsOrgId: string,
  { sandboxes }: Services,
): Promise<void> {
  for (const { sandbox } of grants) {
    if (sandbox === EVERY_SANDBOX || (await sandboxes.find(imsOrgId, sandbox))) continue;
    throw problem('FLOW-2100-404', { name: sandbox });
  }
}
