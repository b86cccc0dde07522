import { randomUUID } from 'node:crypto';
import type { AuditKeys } from '../audit/audit-keys.ts';
import type { AuditStore, SealedHead } from '../domain/audit-store.ts';
import { RotationError } from './rotation-error.ts';

interface Rotation {
  keys: AuditKeys;
  masterKeyId: string;
  userId: string;
  now: () => number;
}

/**
 * Appends an entry to every audit trail and so signs its head with the new key. A trail without a genuine head stays
 * unchanged, because signing it would hide the tampering.
 *
 * @throws `RotationError` `audit-trail-broken`
 */
export async function recordRotation(store: AuditStore, rotation: Rotation): Promise<void> {
  for (const imsOrgId of await store.listOrganizations()) {
    const head = await store.findHead(imsOrgId);
    if (head === undefined || sealingKey(head) === rotation.masterKeyId) continue;
    if (!rotation.keys.isGenuine(imsOrgId, head, head.seal)) throw brokenTrail(imsOrgId);
    await store.append(imsOrgId, {
      event: {
        at: rotation.now(),
        requestId: randomUUID(),
        clientId: 'headwater',
        userId: rotation.userId,
        operation: 'rotateMasterKey',
        changes: [{ field: 'masterKeyId', before: sealingKey(head), after: rotation.masterKeyId }],
      },
      seal: rotation.keys.seal,
    });
  }
}

function sealingKey({ seal }: SealedHead): string | undefined {
  return seal.split(':')[0];
}

function brokenTrail(imsOrgId: string): RotationError {
  return new RotationError(
    'audit-trail-broken',
    `The audit trail of ${imsOrgId} was tampered with at its end. All secrets are sealed with the new key, but the older ` +
      'key is kept: run headwater audit verify to find the damage.',
  );
}
