import {
  type ConnectionRow,
  type SecretOwner,
  type SecretSealer,
  sealAuth,
  takeRandomBytes,
} from '@headwater/flow-store';
import type { CreateConnectionRequest } from '@headwater/models';
import { v7 as createUuid } from 'uuid';
import type { Handler } from '../../gateway/handler.ts';
import { FLOW_SERVICE_PATH } from '../../http/paths.ts';
import { created } from '../../http/reply.ts';
import { type AuthChoice, checkAuth } from '../../source-access/check-auth.ts';
import { creationFields } from '../entities/audit-fields.ts';

/** Validates only the structure; `test` checks whether the source accepts the credentials. */
export const createConnection: Handler<'createConnection'> = async (
  call,
  { store, sources, sealer, audit, now },
) => {
  const { body, query, scope, caller } = call;
  const { connectionSpec, auth } = body;
  const isDraft = query.mode === 'draft';
  const choice = await checkAuth({ connectionSpec, auth, isDraft }, sources);
  // Ids that begin with the time are adjacent in the indexes, so that a batch of creates touches few index pages.
  const owner = { scope, id: createUuid({ random: takeRandomBytes(16) }) };
  const row: ConnectionRow = {
    ...toFields(body, choice, { owner, sealer }),
    ...creationFields(caller, now()),
    id: owner.id,
    state: isDraft ? 'draft' : 'enabled',
  };
  const record = audit.record('createConnection', call, { after: row, afterParams: auth?.params ?? {} });
  await store.connections.insert(scope, row, record);
  return created({ id: row.id, etag: row.etag }, `${FLOW_SERVICE_PATH}/connections/${row.id}`);
};

function toFields(
  { name, description, providerId, connectionSpec, auth }: CreateConnectionRequest,
  { variant }: AuthChoice,
  seal: { owner: SecretOwner; sealer: SecretSealer },
): Pick<
  ConnectionRow,
  'name' | 'description' | 'providerId' | 'connectionSpecId' | 'connectionSpecVersion' | 'auth'
> {
  return {
    name,
    ...(description === undefined ? {} : { description }),
    ...(providerId === undefined ? {} : { providerId }),
    connectionSpecId: connectionSpec.id,
    connectionSpecVersion: connectionSpec.version,
    ...(auth && variant ? { auth: sealAuth({ params: {}, ...auth }, { variant, ...seal }) } : {}),
  };
}
