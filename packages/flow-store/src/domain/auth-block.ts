import type { SealedSecrets } from './sealed-secrets.ts';

/** The auth block of a connection as it is stored. */
export interface AuthBlock {
  specName: string;
  /** Parameters that are not secret. */
  openParams: Readonly<Record<string, unknown>>;
  /** Names of the secret parameters, so that they can be shown masked without unsealing. */
  secretNames: readonly string[];
  /** Absent when no parameter is secret. Its master key must be a registered one. */
  sealed?: SealedSecrets;
  /** When the first of the secrets ends, in epoch milliseconds; absent when none of them says so. */
  secretsExpireAt?: number;
}
