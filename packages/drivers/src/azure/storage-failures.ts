import type { AzureSas } from '@headwater/sources';
import type { FixableBy } from '../contract.ts';
import type { StorageAccount } from './storage-account.ts';

/** What was asked of a storage account when it failed. */
export interface StorageRequest {
  account: StorageAccount;
  /** Container, table, folder or file in question. */
  object?: string;
  /** The permission it takes. */
  needs: 'list' | 'read';
}

/** Our codes for what a storage account may object to. */
export type StorageFailureCode =
  | 'access-denied'
  | 'account-disabled'
  | 'account-key-forbidden'
  | 'account-key-wrong'
  | 'clock-skew'
  | 'container-not-found'
  | 'hierarchical-namespace-disabled'
  | 'https-required'
  | 'network-not-allowed'
  | 'not-azure-storage'
  | 'object-archived'
  | 'object-changed'
  | 'object-is-folder'
  | 'object-not-found'
  | 'role-missing'
  | 'sas-address-not-allowed'
  | 'sas-expired'
  | 'sas-lacks-permission'
  | 'sas-not-yet-valid'
  | 'sas-signature-wrong'
  | 'sas-wrong-resource'
  | 'sas-wrong-service'
  | 'source-busy'
  | 'source-failed'
  | 'token-refused'
  | 'unexpected-answer';

/** One kind of failure, in words. */
export interface StorageFailureRow {
  /** Stage of a check that it belongs to. */
  stage: 'authenticate' | 'authorise' | 'list';
  cause: (request: StorageRequest) => string;
  nextStep: string;
  fixableBy: FixableBy;
}

/** Every failure of a storage account that can be told apart. */
export const STORAGE_FAILURES: Readonly<Record<StorageFailureCode, StorageFailureRow>> = {
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
    nextStep: 'Use a service principal, or have "Allow storage account key access" turned on in the account.',
    fixableBy: 'source-admin',
  },
  'account-disabled': {
    stage: 'authenticate',
    cause: ({ account }) => `Storage account ${account.name} is disabled.`,
    nextStep: 'Have the subscription of the account checked; unpaid or expired subscriptions are disabled.',
    fixableBy: 'source-admin',
  },
  'clock-skew': {
    stage: 'authenticate',
    cause: ({ account }) =>
      `The clock of this machine and that of storage account ${account.name} are more than 15 minutes apart.`,
    nextStep: 'Set the clock of this machine; signed requests carry the time and are refused when it is off.',
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
    cause: ({ account }) =>
      `Storage account ${account.name} does not accept the token of the service principal.`,
    nextStep: 'Check that the tenant is the one that the subscription of the account belongs to.',
    fixableBy: 'you',
  },
  'sas-expired': {
    stage: 'authenticate',
    cause: (request) => `The shared access signature expired on ${toText(sasOf(request)?.expiresAt)}.`,
    nextStep: 'Create a new one with a later end in the Azure portal and update the connection.',
    fixableBy: 'source-admin',
  },
  'sas-not-yet-valid': {
    stage: 'authenticate',
    cause: (request) =>
      `The shared access signature becomes valid only on ${toText(sasOf(request)?.startsAt)}.`,
    nextStep:
      'Wait until then, or create a new one that starts some minutes ago, to allow for clocks that differ.',
    fixableBy: 'source-admin',
  },
  'sas-signature-wrong': {
    stage: 'authenticate',
    cause: () =>
      'The signature does not fit the SAS URI: a part was changed or lost, or the key that signed it was rotated.',
    nextStep: 'Copy the whole URL again without changing it; if that does not help, create a new one.',
    fixableBy: 'you',
  },
  'access-denied': {
    stage: 'authorise',
    cause: ({ account, object }) =>
      `These credentials give no access to ${object || `storage account ${account.name}`}.`,
    nextStep: 'Have the rights of the credentials checked by whoever owns the account.',
    fixableBy: 'source-admin',
  },
  'network-not-allowed': {
    stage: 'authorise',
    cause: ({ account }) =>
      `The firewall of storage account ${account.name} does not let this service in from where it comes.`,
    nextStep: 'Have the public address of this service added under "Networking" of the account.',
    fixableBy: 'source-admin',
  },
  'role-missing': {
    stage: 'authorise',
    cause: ({ account, object }) =>
      `The service principal signed in, but has no role that lets it see ${object || `storage account ${account.name}`}.`,
    nextStep:
      'Have "Storage Blob Data Reader" assigned to it on the account or container, and wait some minutes.',
    fixableBy: 'source-admin',
  },
  'sas-address-not-allowed': {
    stage: 'authorise',
    cause: (request) =>
      `The shared access signature may be used from ${sasOf(request)?.ipRange ?? 'certain addresses'} only.`,
    nextStep: 'Create one that allows the public address of this service.',
    fixableBy: 'source-admin',
  },
  'sas-lacks-permission': {
    stage: 'authorise',
    cause: (request) =>
      `The shared access signature does not allow to ${request.needs}; its permissions are "${sasOf(request)?.permissions ?? ''}".`,
    nextStep: 'Create one with the permissions read and list.',
    fixableBy: 'source-admin',
  },
  'sas-wrong-resource': {
    stage: 'authorise',
    cause: () => 'The shared access signature does not reach the kind of thing that was asked for.',
    nextStep:
      'Create one for the resource types service, container and object, or name the container to use.',
    fixableBy: 'source-admin',
  },
  'sas-wrong-service': {
    stage: 'authorise',
    cause: () => 'The shared access signature is for another service of the account.',
    nextStep: 'Create one that includes this service.',
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
    nextStep: 'Compare the path with a fresh listing; capital letters matter.',
    fixableBy: 'you',
  },
  'object-changed': {
    stage: 'list',
    cause: ({ object }) => `${object || 'The object'} changed while it was read.`,
    nextStep: 'Try again once it is no longer written to.',
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
      'Use the source for Azure Blob Storage, or have the hierarchical namespace turned on; that cannot be undone. Soft delete and events of such an account keep its Data Lake Storage endpoint from working.',
    fixableBy: 'source-admin',
  },
  'object-archived': {
    stage: 'list',
    cause: ({ object }) => `${object || 'The object'} is in the archive tier, where it cannot be read.`,
    nextStep: 'Have it moved to an online tier; that takes hours.',
    fixableBy: 'source-admin',
  },
  'source-busy': {
    stage: 'list',
    cause: ({ account }) => `Storage account ${account.name} is busy and asks to be left alone for a while.`,
    nextStep: 'Try again in a minute.',
    fixableBy: 'you',
  },
  'source-failed': {
    stage: 'list',
    cause: ({ account }) => `Storage account ${account.name} reports an error of its own.`,
    nextStep: 'Try again; if it persists, look at the health of the Azure region.',
    fixableBy: 'source-admin',
  },
  'not-azure-storage': {
    stage: 'authenticate',
    cause: ({ account }) =>
      `What answers at ${new URL(account.url).host} is not the service of an Azure storage account that was expected.`,
    nextStep: 'Check the address; a proxy or a sign-in page may also stand in between.',
    fixableBy: 'you',
  },
  'unexpected-answer': {
    stage: 'authenticate',
    cause: ({ account }) =>
      `Storage account ${account.name} refused the request for a reason that is not known here.`,
    nextStep:
      'Check the address and the credentials; if they are right, report it with the time at which it happened.',
    fixableBy: 'source-admin',
  },
};

function sasOf({ account }: StorageRequest): AzureSas | undefined {
  return account.credential.kind === 'sas' ? account.credential.sas : undefined;
}

function toText(date: Date | undefined): string {
  return date?.toISOString().replace(/\.000Z$/, 'Z') ?? 'an unknown date';
}
