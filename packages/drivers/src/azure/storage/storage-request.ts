import type { FixableBy } from '../../contract/contract.ts';
import type { StorageAccount } from './storage-account.ts';

/** What was asked of a storage account when it failed. */
export interface StorageRequest {
  account: StorageAccount;
  /** Container, table, folder or file in question. */
  object?: string;
  /** The permission it takes. */
  needs: 'list' | 'read';
  /** The service's own code for its refusal. */
  azureCode?: string;
  /** Where the service saw the request come from. */
  callerAddress?: string;
}

/** One kind of failure, in words. */
export interface StorageFailureRow {
  /** Stage of a check that it belongs to. */
  stage: 'authenticate' | 'authorise' | 'list';
  cause: (request: StorageRequest) => string;
  nextStep: string | ((request: StorageRequest) => string);
  fixableBy: FixableBy;
}
