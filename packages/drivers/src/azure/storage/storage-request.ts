import type { StorageAccount } from './storage-account.ts';

/** The request that failed. */
export interface StorageRequest {
  account: StorageAccount;
  /** Container, table, folder or file in question. */
  object?: string;
  /** The permission that it needs. */
  needs: 'list' | 'read';
  /** The service's own code for its refusal. */
  azureCode?: string;
  /** The caller's address as the service sees it. */
  callerAddress?: string;
}
