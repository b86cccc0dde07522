import { createHmac, createSecretKey, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { AuditHead, AuditRecord } from '../domain/audit-entry.ts';
import type { MasterKeys } from '../secrets/load-master-keys.ts';
import type { MasterKey } from '../secrets/master-key.ts';
import { unknownMasterKey } from '../secrets/seal-error.ts';

/** Operations of the audit trail that use keys derived from the master key. */
export interface AuditKeys {
  /** Shows only whether two secrets within an organization are equal. */
  fingerprint(imsOrgId: string, secret: unknown): string;
  /** Signs the head of a chain, so that someone with only the database cannot shorten or rewrite it. */
  seal: AuditRecord['seal'];
  isGenuine(imsOrgId: string, head: AuditHead, seal: string): boolean;
}

/** Signs with the current key, and verifies signatures of older keys too. */
export function createAuditKeys(masterKeys: MasterKeys): AuditKeys {
  const [current] = masterKeys;
  const fingerprintWith = createSign(current, 'headwater audit fingerprints');
  const sealers = new Map(masterKeys.map((key) => [key.id, createSign(key, 'headwater audit heads')]));
  const sealWith = createSign(current, 'headwater audit heads');
  return {
    fingerprint: (imsOrgId, secret) => {
      return `hmac-sha256:${current.id}:${fingerprintWith([imsOrgId, secret]).slice(0, 32)}`;
    },
    seal(imsOrgId, { sequence, hash }, previous) {
      const [keyId = ''] = previous.split(':');
      // A head signed with a newer key must not be signed again with an older one.
      if (keyId !== '' && !sealers.has(keyId)) throw unknownMasterKey(keyId, [...sealers.keys()]);
      return `${current.id}:${sealWith([imsOrgId, sequence, hash])}`;
    },
    isGenuine(imsOrgId, { sequence, hash }, seal) {
      const [keyId = '', signature = ''] = seal.split(':');
      const expected = sealers.get(keyId)?.([imsOrgId, sequence, hash]);
      return expected !== undefined && isSame(signature, expected);
    },
  };
}

type Sign = (parts: readonly unknown[]) => string;

function createSign({ key }: MasterKey, purpose: string): Sign {
  // A key object, because raw key bytes are checked at each use, which takes longer than the HMAC.
  const derived = createSecretKey(Buffer.from(hkdfSync('sha256', key, '', purpose, 32)));
  return (parts) => createHmac('sha256', derived).update(JSON.stringify(parts)).digest('hex');
}

function isSame(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
