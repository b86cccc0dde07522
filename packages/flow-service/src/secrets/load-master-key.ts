import type { MasterKey } from './master-key.ts';

export interface MasterKeySource {
  environment: Readonly<Record<string, string | undefined>>;
  /** Holds `master.key`. */
  dataDirectory: string;
  /**
   * Whether to make a key file when there is no key yet. Say no for a directory that already holds a database: a new
   * key could not open what is in it.
   * @default true
   */
  mayCreate?: boolean;
}

/**
 * The master key of `HEADWATER_MASTER_KEY` (32 bytes as base64), or else of the file `master.key` (0600), which is made
 * at the first start.
 * @throws `MasterKeyError` when the key is missing, malformed, or readable by others.
 */
export function loadMasterKey({ dataDirectory }: MasterKeySource): Promise<MasterKey> {
  return Promise.reject(new Error(`Loading the master key of ${dataDirectory} is not built yet.`));
}
