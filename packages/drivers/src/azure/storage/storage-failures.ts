import type { FailureTable } from '../../operations/failure-table.ts';
import { describeStorageFailure } from './describe-storage-failure.ts';
import { SAS_FAILURES, type SasFailureCode } from './sas-failures.ts';
import type { StorageRequest } from './storage-request.ts';

/** Codes for the refusals of a storage account. */
export type StorageFailureCode =
  | SasFailureCode
  | 'access-denied'
  | 'account-disabled'
  | 'account-key-forbidden'
  | 'account-key-wrong'
  | 'clock-skew'
  | 'container-not-found'
  | 'customer-key-required'
  | 'hierarchical-namespace-disabled'
  | 'https-required'
  | 'listing-forbidden'
  | 'network-not-allowed'
  | 'not-azure-storage'
  | 'object-archived'
  | 'object-changed'
  | 'object-is-folder'
  | 'object-not-found'
  | 'request-refused'
  | 'role-missing'
  | 'source-busy'
  | 'source-failed'
  | 'token-refused'
  | 'unexpected-answer';

/** All failures of a storage account, by code. */
export const STORAGE_FAILURES: FailureTable<StorageFailureCode, StorageRequest> = {
  ...SAS_FAILURES,
  'account-key-wrong': {
    stage: 'authenticate',
    describe: ({ account }) => describeStorageFailure('account-key-wrong', { account: account.name }),
  },
  'account-key-forbidden': {
    stage: 'authenticate',
    describe: ({ account }) => describeStorageFailure('account-key-forbidden', { account: account.name }),
  },
  'account-disabled': {
    stage: 'authenticate',
    describe: ({ account }) => describeStorageFailure('account-disabled', { account: account.name }),
  },
  'clock-skew': {
    stage: 'authenticate',
    describe: ({ account }) => describeStorageFailure('clock-skew', { account: account.name }),
  },
  'https-required': {
    stage: 'authenticate',
    describe: ({ account }) => describeStorageFailure('https-required', { account: account.name }),
  },
  'token-refused': {
    stage: 'authenticate',
    describe: ({ account }) => describeStorageFailure('token-refused', { account: account.name }),
  },
  'access-denied': {
    stage: 'authorise',
    describe: ({ account, object }) =>
      describeStorageFailure('access-denied', { object: object || `storage account ${account.name}` }),
  },
  'network-not-allowed': {
    stage: 'authorise',
    describe: ({ account, callerAddress }) =>
      callerAddress === undefined
        ? describeStorageFailure('network-not-allowed.address-unknown', { account: account.name })
        : describeStorageFailure('network-not-allowed.address-known', {
            account: account.name,
            address: callerAddress,
          }),
  },
  'listing-forbidden': {
    stage: 'list',
    describe: ({ account, object = '' }) =>
      isAccount(object)
        ? describeStorageFailure('listing-forbidden.account', { account: account.name })
        : describeStorageFailure('listing-forbidden.folder', { object, folder: object.replace(/\/*$/, '/') }),
  },
  'role-missing': {
    stage: 'authorise',
    describe: ({ account, object }) =>
      describeStorageFailure('role-missing', { object: object || `storage account ${account.name}` }),
  },
  'container-not-found': {
    stage: 'list',
    describe: ({ account, object }) =>
      describeStorageFailure('container-not-found', {
        account: account.name,
        container: object?.split('/')[0] ?? '',
      }),
  },
  'object-not-found': {
    stage: 'list',
    describe: ({ account, object }) =>
      describeStorageFailure('object-not-found', { account: account.name, object: object || 'such object' }),
  },
  'object-changed': {
    stage: 'list',
    describe: ({ object }) => describeStorageFailure('object-changed', { object: object || 'The object' }),
  },
  'object-is-folder': {
    stage: 'list',
    describe: ({ object }) => describeStorageFailure('object-is-folder', { object: object || 'The object' }),
  },
  'hierarchical-namespace-disabled': {
    stage: 'list',
    describe: ({ account }) =>
      describeStorageFailure('hierarchical-namespace-disabled', { account: account.name }),
  },
  'object-archived': {
    stage: 'list',
    describe: ({ object }) => describeStorageFailure('object-archived', { object: object || 'The object' }),
  },
  'customer-key-required': {
    stage: 'list',
    describe: ({ object }) =>
      describeStorageFailure('customer-key-required', { object: object || 'The object' }),
  },
  'request-refused': {
    stage: 'authenticate',
    describe: ({ account, azureCode }) =>
      azureCode === undefined
        ? describeStorageFailure('request-refused.code-unknown', { account: account.name })
        : describeStorageFailure('request-refused.code-known', { account: account.name, code: azureCode }),
  },
  'source-busy': {
    stage: 'list',
    describe: ({ account }) => describeStorageFailure('source-busy', { account: account.name }),
  },
  'source-failed': {
    stage: 'list',
    describe: ({ account }) => describeStorageFailure('source-failed', { account: account.name }),
  },
  'not-azure-storage': {
    stage: 'authenticate',
    describe: ({ account }) =>
      describeStorageFailure('not-azure-storage', { host: new URL(account.url).host }),
  },
  'unexpected-answer': {
    stage: 'authenticate',
    describe: ({ account }) => describeStorageFailure('unexpected-answer', { account: account.name }),
  },
};

function isAccount(object = ''): boolean {
  return object.replaceAll('/', '') === '';
}
