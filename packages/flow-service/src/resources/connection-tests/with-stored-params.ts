import { type AuditedCall, type ConnectionRow, openAuth } from '@headwater/flow-store';
import { splitSecrets } from '@headwater/sources';
import type { Services } from '../../gateway/services.ts';
import { problem } from '../../problems/service-problem.ts';
import { type AuthClaim, checkAuth } from '../../source-access/check-auth.ts';
import { requireConnection } from '../connections/require-connection.ts';

type DraftClaim = Omit<AuthClaim, 'isDraft'>;

/**
 * Returns a draft in which omitted parameters are replaced with the stored ones of a connection. Since the draft
 * decides where stored secrets are sent, the differences are audited as if the draft were saved.
 *
 * @throws ServiceProblem `FLOW-1439`, or `CONNECTOR-1312` for a draft of another source or auth method
 */
export async function withStoredParams(
  draft: DraftClaim,
  { connectionId, call, operation }: { connectionId: string; call: AuditedCall; operation: string },
  { store, sealer, sources, audit }: Pick<Services, 'store' | 'sealer' | 'sources' | 'audit'>,
): Promise<DraftClaim> {
  const { scope } = call;
  const row = await requireConnection(store, scope, connectionId);
  const stored = openAuth(row, scope, sealer);
  if (!isOfSameKind(row, draft)) throw otherKind(connectionId);
  const { specName, params: given } = draft.auth ?? stored ?? {};
  if (specName === undefined) return draft;
  const params = { ...stored?.params, ...given };
  const merged = { ...draft, auth: { specName, params } };
  const { variant } = await checkAuth({ ...merged, isDraft: false }, sources);
  const { open, secret } = splitSecrets(variant, params);
  const after = { ...row, auth: { specName, openParams: open, secretNames: Object.keys(secret) } };
  const record = audit.record(operation, call, { before: row, after, afterParams: params });
  if (record.event.changes.length > 0) await store.audit.append(scope.imsOrgId, record);
  return merged;
}

function isOfSameKind(row: ConnectionRow, { connectionSpec: { id, version }, auth }: DraftClaim): boolean {
  const isSameSource = row.connectionSpecId === id && row.connectionSpecVersion === version;
  return isSameSource && (!auth || !row.auth || auth.specName === row.auth.specName);
}

function otherKind(connectionId: string): Error {
  return problem('CONNECTOR-1312-400', {
    detail: `connectionId names connection ${connectionId}, which is of another source or authentication. Leave it out, and send all parameters.`,
  });
}
