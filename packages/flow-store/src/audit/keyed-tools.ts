import type { SecretSealer } from '../domain/sealed-secrets.ts';
import type { MasterKeys } from '../secrets/load-master-keys.ts';
import { createSecretSealer } from '../secrets/secret-sealer.ts';
import { type AuditTrail, createAuditTrail } from './audit-trail.ts';

/** Functions that use keys derived from the master keys. A rotation replaces them. */
export interface KeyedTools {
  readonly sealer: SecretSealer;
  readonly audit: AuditTrail;
}

/** @param now Epoch milliseconds. */
export function createKeyedTools(masterKeys: MasterKeys, now: () => number): KeyedTools {
  const sealer = createSecretSealer(masterKeys);
  return { sealer, audit: createAuditTrail(masterKeys, { sealer, now }) };
}
