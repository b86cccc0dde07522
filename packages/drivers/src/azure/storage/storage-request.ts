import type { FixableBy } from '../../contract/contract.ts';
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

/** One kind of failure, with its messages. */
export interface StorageFailureRow {
  /** Stage of a check that it belongs to. */
  stage: 'authenticate' | 'authorise' | 'list';
  cause: (request: StorageRequest) => string;
  nextStep: string | ((request: StorageRequest) => string);
  fixableBy: FixableBy;
}
