import { randomUUID } from 'node:crypto';
import { type ConnectionRow, openAuth, type Scope, sealAuth } from '@headwater/flow-store';
import type { Auth, CreateConnectionRequest } from '@headwater/models';
import type { Services } from '../../gateway/services.ts';
import { problem } from '../../problems/service-problem.ts';
import { checkAuth, toClaim } from '../../source-access/check-auth.ts';
import { applyPatch, type Instruction } from '../entities/json-patch.ts';
import { readCreatable } from '../entities/read-creatable.ts';
import { touchesSingleParams } from './patchable-connection.ts';

type Tools = Pick<Services, 'sealer' | 'sources' | 'validators'>;

/**
 * Returns the row that the instructions produce, validated as if it were newly created. Secrets are unsealed only if
 * the patch changes single parameters; otherwise the auth block stays sealed or is replaced as a whole.
 */
export async function patchRow(
  row: ConnectionRow,
  instructions: readonly Instruction[],
  { scope, tools }: { scope: Scope; tools: Tools },
): Promise<ConnectionRow> {
  const { name, description, connectionSpecId: id, connectionSpecVersion: version } = row;
  const auth = touchesSingleParams(instructions)
    ? openAuth(row, scope, tools.sealer)
    : row.auth && { specName: row.auth.specName, params: {} };
  const document = {
    name,
    ...(description === undefined ? {} : { description }),
    connectionSpec: { id, version },
    ...(auth === undefined ? {} : { auth }),
  };
  const patched = readCreatable<CreateConnectionRequest>(
    applyPatch(document, instructions),
    { noun: 'connection', operationId: 'createConnection' },
    tools.validators,
  );
  const { description: _description, auth: _auth, ...fixed } = row;
  const touchesAuth = instructions.some(({ path }) => path.startsWith('/auth'));
  const storedAuth = touchesAuth ? await replaceAuth(row, patched.auth, { scope, tools }) : row.auth;
  return {
    ...fixed,
    name: patched.name,
    ...(patched.description === undefined ? {} : { description: patched.description }),
    ...(storedAuth === undefined ? {} : { auth: storedAuth }),
    ...(touchesAuth ? { authRevision: randomUUID() } : {}),
  };
}

async function replaceAuth(
  row: ConnectionRow,
  auth: Auth | undefined,
  { scope, tools: { sealer, sources } }: { scope: Scope; tools: Tools },
): Promise<ConnectionRow['auth']> {
  if (auth && row.auth && auth.specName !== row.auth.specName) {
    const reason = 'cannot be changed. Create another connection for another authentication';
    throw problem('FLOW-1455-400', { path: '/auth/specName', reason });
  }
  const { variant } = await checkAuth({ ...toClaim(row, auth), isDraft: row.state === 'draft' }, sources);
  if (auth === undefined || variant === undefined) return undefined;
  return sealAuth({ params: {}, ...auth }, { variant, owner: { scope, id: row.id }, sealer });
}
