import { ROLE_ADVICE } from './role-advice.ts';
import { SAS_FAILURES, type SasFailureCode } from './sas-failures.ts';
import type { StorageFailureRow } from './storage-request.ts';

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

/** @see https://learn.microsoft.com/azure/storage/common/storage-network-security-limitations */
const NETWORK_ADVICE =
  'Under "Networking" of the account, add the public address of this service. Address rules do not apply to callers in the same Azure region: add a virtual network rule or a private endpoint for those. If public network access is disabled, only a private endpoint gives this service access. If a network security perimeter secures the account, its own rules have no effect: add an inbound rule to the perimeter.';

/** All failures of a storage account, by code. */
export const STORAGE_FAILURES: Readonly<Record<StorageFailureCode, StorageFailureRow>> = {
  ...SAS_FAILURES,
  'account-key-wrong': {
    stage: 'authenticate',
    cause: ({ account }) => `The key does not belong to storage account ${account.name}.`,
    nextStep:
      'Copy the connection string again from "Access keys" of the account; its keys may have been rotated.',
    fixableBy: 'you',
  },
  'account-key-forbidden': {
    stage: 'authenticate',
    cause: ({ account }) => `Storage account ${account.name} does not allow access by account key.`,
    nextStep: 'Use a service principal, or turn on "Allow storage account key access" in the account.',
    fixableBy: 'source-admin',
  },
  'account-disabled': {
    stage: 'authenticate',
    cause: ({ account }) => `Storage account ${account.name} is disabled.`,
    nextStep: 'Check the subscription of the account; unpaid or expired subscriptions are disabled.',
    fixableBy: 'source-admin',
  },
  'clock-skew': {
    stage: 'authenticate',
    cause: ({ account }) =>
      `The clock of this machine and that of storage account ${account.name} are more than 15 minutes apart.`,
    nextStep: 'Set the clock of this machine. Signed requests carry the time and are refused if it is wrong.',
    fixableBy: 'you',
  },
  'https-required': {
    stage: 'authenticate',
    cause: ({ account }) => `Storage account ${account.name} accepts secure connections only.`,
    nextStep:
      'Begin the address with https://, or set DefaultEndpointsProtocol=https in the connection string.',
    fixableBy: 'you',
  },
  'token-refused': {
    stage: 'authenticate',
    cause: ({ account }) => `Storage account ${account.name} rejects the token of the service principal.`,
    nextStep: 'Check that the tenant is the one that owns the subscription of the account.',
    fixableBy: 'you',
  },
  'access-denied': {
    stage: 'authorise',
    cause: ({ account, object }) =>
      `These credentials give no access to ${object || `storage account ${account.name}`}.`,
    nextStep: 'Ask the owner of the account to check the permissions of the credentials.',
    fixableBy: 'source-admin',
  },
  'network-not-allowed': {
    stage: 'authorise',
    cause: ({ account, callerAddress }) =>
      `The network rules of storage account ${account.name} do not allow this service${callerAddress === undefined ? '' : ` from ${callerAddress}`}.`,
    nextStep: NETWORK_ADVICE,
    fixableBy: 'source-admin',
  },
  'listing-forbidden': {
    stage: 'list',
    cause: ({ account, object }) =>
      isAccount(object)
        ? `The service principal signed in, but may not list storage account ${account.name}. Listing needs a role on the account; a role on one container, or ACLs, grant access only inside it.`
        : `The service principal signed in, but may not list ${object}. It may still read files below it that ACLs grant.`,
    nextStep: ({ object = '' }) =>
      `Explore a path that it may read, such as "${isAccount(object) ? 'container/folder/' : `${object.replace(/\/*$/, '/')}folder/file.csv`}". If it can read none: ${ROLE_ADVICE}`,
    fixableBy: 'source-admin',
  },
  'role-missing': {
    stage: 'authorise',
    cause: ({ account, object }) =>
      `The service principal signed in, but neither a role nor an ACL allows it to read ${object || `storage account ${account.name}`}.`,
    nextStep: ROLE_ADVICE,
    fixableBy: 'source-admin',
  },
  'container-not-found': {
    stage: 'list',
    cause: ({ account, object }) =>
      `Storage account ${account.name} has no container "${object?.split('/')[0] ?? ''}".`,
    nextStep: 'Compare the name with a listing of the account; container names are in lower case.',
    fixableBy: 'you',
  },
  'object-not-found': {
    stage: 'list',
    cause: ({ account, object }) => `Storage account ${account.name} has no ${object || 'such object'}.`,
    nextStep: 'Compare the path with a fresh listing; names are case-sensitive.',
    fixableBy: 'you',
  },
  'object-changed': {
    stage: 'list',
    cause: ({ object }) => `${object || 'The object'} changed while it was read.`,
    nextStep: 'Try again when no program writes to it.',
    fixableBy: 'you',
  },
  'object-is-folder': {
    stage: 'list',
    cause: ({ object }) => `${object || 'The object'} is a folder, not a file.`,
    nextStep: 'List it and choose a file in it.',
    fixableBy: 'you',
  },
  'hierarchical-namespace-disabled': {
    stage: 'list',
    cause: ({ account }) =>
      `Storage account ${account.name} has no hierarchical namespace, and does not do this without one.`,
    nextStep:
      'Use the source for Azure Blob Storage, or enable the hierarchical namespace; that cannot be undone. Soft delete and events disable the Data Lake Storage endpoint of such an account.',
    fixableBy: 'source-admin',
  },
  'object-archived': {
    stage: 'list',
    cause: ({ object }) => `${object || 'The object'} is in the archive tier, where it cannot be read.`,
    nextStep: 'Move it to an online tier; that takes hours.',
    fixableBy: 'source-admin',
  },
  'customer-key-required': {
    stage: 'list',
    cause: ({ object }) =>
      `${object || 'The object'} is encrypted with a customer-provided key, which each request must carry.`,
    nextStep:
      'Write it again without such a key, for example with a customer-managed key of the account. Neither this service nor Adobe Experience Platform can send such a key.',
    fixableBy: 'source-admin',
  },
  'request-refused': {
    stage: 'authenticate',
    cause: ({ account, azureCode }) =>
      `Storage account ${account.name} refused the request${azureCode === undefined ? '' : ` with the code ${azureCode}`}.`,
    nextStep:
      'Look up the code under "Common REST API error codes" of Azure Storage, and correct the address, the credentials or the settings of the account accordingly.',
    fixableBy: 'you',
  },
  'source-busy': {
    stage: 'list',
    cause: ({ account }) => `Storage account ${account.name} is busy and is limiting requests.`,
    nextStep: 'Try again in a minute.',
    fixableBy: 'you',
  },
  'source-failed': {
    stage: 'list',
    cause: ({ account }) => `Storage account ${account.name} reports an internal error.`,
    nextStep: 'Try again. If it persists, check the health of the Azure region.',
    fixableBy: 'source-admin',
  },
  'not-azure-storage': {
    stage: 'authenticate',
    cause: ({ account }) =>
      `The response of ${new URL(account.url).host} does not come from the expected service of an Azure storage account.`,
    nextStep: 'Check the address. A proxy or a sign-in page may also have answered.',
    fixableBy: 'you',
  },
  'unexpected-answer': {
    stage: 'authenticate',
    cause: ({ account }) => `Storage account ${account.name} refused the request for an unknown reason.`,
    nextStep:
      'Check the address and the credentials. If they are right, report the problem with the time at which it happened.',
    fixableBy: 'source-admin',
  },
};

function isAccount(object = ''): boolean {
  return object.replaceAll('/', '') === '';
}
