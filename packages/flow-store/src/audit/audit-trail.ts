import type { AuditChange, AuditRecord } from '../domain/audit-entry.ts';
import type { Caller, SandboxScope } from '../domain/caller.ts';
import type { SecretSealer } from '../domain/sealed-secrets.ts';
import type { MasterKeys } from '../secrets/load-master-keys.ts';
import { type AuditKeys, createAuditKeys } from './audit-keys.ts';
import { type ConnectionChange, describeChange } from './describe-change.ts';
import { describeObjectChange, type ObjectChange } from './describe-object-change.ts';

/** The caller who makes a change. */
export interface AuditedCall {
  requestId: string;
  caller: Caller;
  scope: SandboxScope;
}

/** Creates entries for the audit trail. */
export interface AuditTrail {
  readonly keys: AuditKeys;
  /** @param operation Operation id of the spec. */
  record(operation: string, call: AuditedCall, change: ConnectionChange): AuditRecord;
  /** Data that belongs to a connection but is not one of its fields. */
  recordFields(
    operation: string,
    call: AuditedCall,
    change: { connectionId: string; changes: readonly AuditChange[] },
  ): AuditRecord;
  /** An object of a sandbox other than a connection, with its id and the members that differ. Must not contain secrets. */
  recordObject(operation: string, call: AuditedCall, change: ObjectChange): AuditRecord;
  /** For objects outside of sandboxes. @param changes Must not contain secrets. */
  recordOther(
    operation: string,
    call: Omit<AuditedCall, 'scope'>,
    changes: readonly AuditChange[],
  ): AuditRecord;
}

export function createAuditTrail(
  masterKeys: MasterKeys,
  { sealer, now }: { sealer: SecretSealer; now: () => number },
): AuditTrail {
  const keys = createAuditKeys(masterKeys);
  return {
    keys,
    record(operation, { requestId, caller, scope }, change) {
      const { clientId, userId } = caller;
      const id = (change.after ?? change.before)?.id;
      return {
        event: {
          at: now(),
          requestId,
          clientId,
          userId,
          operation,
          sandboxName: scope.sandboxName,
          ...(id === undefined ? {} : { connectionId: id }),
          changes: describeChange(change, { scope, sealer, keys }),
        },
        seal: keys.seal,
      };
    },
    recordFields(operation, { requestId, caller, scope }, { connectionId, changes }) {
      const { clientId, userId } = caller;
      const { sandboxName } = scope;
      return {
        event: { at: now(), requestId, clientId, userId, operation, sandboxName, connectionId, changes },
        seal: keys.seal,
      };
    },
    recordObject(operation, { requestId, caller, scope }, change) {
      const { clientId, userId } = caller;
      const { sandboxName } = scope;
      const changes = describeObjectChange(change);
      return {
        event: { at: now(), requestId, clientId, userId, operation, sandboxName, changes },
        seal: keys.seal,
      };
    },
    recordOther(operation, { requestId, caller: { clientId, userId } }, changes) {
      return { event: { at: now(), requestId, clientId, userId, operation, changes }, seal: keys.seal };
    },
  };
}
