import { createAccessTokens } from '../access/access-tokens.ts';
import { createAuditTrail } from '../audit/audit-trail.ts';
import type { MasterKeys } from '../secrets/load-master-keys.ts';
import { createSecretSealer } from '../secrets/secret-sealer.ts';
import type { KeyedServices } from '../services.ts';

/** Everything that master keys are used for. */
export function createKeyedServices(masterKeys: MasterKeys, now: () => number): KeyedServices {
  const sealer = createSecretSealer(masterKeys);
  return {
    sealer,
    audit: createAuditTrail(masterKeys, { sealer, now }),
    tokens: createAccessTokens(masterKeys, now),
  };
}
