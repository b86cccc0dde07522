import type { SealedSecrets } from './sealed-secrets.ts';

/** The stored auth block of a connection. */
export interface AuthBlock {
  specName: string;
  /** The parameters that are not secret. */
  openParams: Readonly<Record<string, unknown>>;
  /** Names of the secret parameters, so that they can be shown masked without unsealing. */
  secretNames: readonly string[];
  /** Absent if no parameter is secret. Its master key must be registered. */
  sealed?: SealedSecrets;
  /** When the first of the secrets expires, in epoch milliseconds; absent if none has an expiry date. */
  secretsExpireAt?: number;
}
