import type { AzureSas } from '@headwater/sources';
import { ROLE_ADVICE } from './role-advice.ts';
import type { StorageFailureRow, StorageRequest } from './storage-request.ts';

const POLICIES = '"Access policy" of the container or table';

/** Codes for refusals of a shared access signature. */
export type SasFailureCode =
  | 'sas-address-not-allowed'
  | 'sas-expired'
  | 'sas-key-forbidden'
  | 'sas-lacks-permission'
  | 'sas-not-yet-valid'
  | 'sas-policy-inactive'
  | 'sas-policy-invalid'
  | 'sas-policy-lacks-permission'
  | 'sas-policy-missing'
  | 'sas-signature-wrong'
  | 'sas-signer-lacks-role'
  | 'sas-wrong-resource'
  | 'sas-wrong-service';

/** All refusals of a shared access signature, by code. */
export const SAS_FAILURES: Readonly<Record<SasFailureCode, StorageFailureRow>> = {
  'sas-expired': {
    stage: 'authenticate',
    cause: (request) => `The shared access signature expired on ${toText(sasOf(request)?.expiresAt)}.`,
    nextStep: 'Create a new one with a later expiry in the Azure portal and update the connection.',
    fixableBy: 'source-admin',
  },
  'sas-not-yet-valid': {
    stage: 'authenticate',
    cause: (request) =>
      `The shared access signature becomes valid only on ${toText(sasOf(request)?.startsAt)}.`,
    nextStep:
      'Wait until then, or create a new one that starts some minutes ago, to allow for differing clocks.',
    fixableBy: 'source-admin',
  },
  'sas-signature-wrong': {
    stage: 'authenticate',
    cause: () =>
      'The signature does not match the SAS URI: a part was changed or lost, or the key that signed it was rotated or revoked.',
    nextStep: 'Copy the whole URL again without changing it. If that does not help, create a new one.',
    fixableBy: 'you',
  },
  'sas-address-not-allowed': {
    stage: 'authorise',
    cause: (request) =>
      `The shared access signature may be used only from ${sasOf(request)?.ipRange ?? 'certain addresses'}, not from ${request.callerAddress ?? 'the address of this service'}.`,
    nextStep: ({ callerAddress }) =>
      `Create one that allows ${callerAddress ?? 'the public address of this service'}.`,
    fixableBy: 'source-admin',
  },
  'sas-lacks-permission': {
    stage: 'authorise',
    cause: (request) =>
      `The shared access signature does not grant the permission to ${request.needs}; its permissions are "${sasOf(request)?.permissions ?? ''}".`,
    nextStep: 'Create one with the permissions read and list.',
    fixableBy: 'source-admin',
  },
  'sas-key-forbidden': {
    stage: 'authenticate',
    cause: ({ account }) =>
      `The shared access signature is signed with an account key, and storage account ${account.name} does not allow access by account key.`,
    nextStep:
      'Create a user delegation SAS, which is signed with Microsoft Entra credentials, or turn on "Allow storage account key access" in the account.',
    fixableBy: 'source-admin',
  },
  'sas-policy-missing': {
    stage: 'authenticate',
    cause: (request) =>
      `The signature refers to ${policyOf(request)}, which does not exist: it was deleted or renamed, or was created seconds ago.`,
    nextStep: `Wait 30 seconds if the policy is new. Otherwise add one with that name under ${POLICIES}, or create a new signature.`,
    fixableBy: 'source-admin',
  },
  'sas-policy-inactive': {
    stage: 'authenticate',
    cause: (request) =>
      `The signature refers to ${policyOf(request)}, which has expired or is not yet active.`,
    nextStep: `Change the start or expiry of the policy under ${POLICIES}; the signature need not change.`,
    fixableBy: 'source-admin',
  },
  'sas-policy-invalid': {
    stage: 'authenticate',
    cause: (request) =>
      `The service rejects the signature, which refers to ${policyOf(request)}. The policy may have been deleted or renamed, may have expired, or may not be active yet.`,
    nextStep: `Compare the policy under ${POLICIES}. If it is valid, copy the whole URL again without changing it.`,
    fixableBy: 'source-admin',
  },
  'sas-policy-lacks-permission': {
    stage: 'authorise',
    cause: (request) =>
      `The signature refers to ${policyOf(request)}, which does not grant the permission to ${request.needs}.`,
    nextStep: `Add the permissions read and list to the policy under ${POLICIES}; the signature need not change.`,
    fixableBy: 'source-admin',
  },
  'sas-signer-lacks-role': {
    stage: 'authorise',
    cause: (request) =>
      `The identity that signed the user delegation SAS has no permission to ${request.needs} ${request.object || 'the account'}, and the signature grants no more than its signer has.`,
    nextStep: `For the identity that signed it: ${ROLE_ADVICE}`,
    fixableBy: 'source-admin',
  },
  'sas-wrong-resource': {
    stage: 'authorise',
    cause: () => 'The shared access signature does not cover the requested resource type.',
    nextStep:
      'Create one for the resource types service, container and object, or enter the container to use.',
    fixableBy: 'source-admin',
  },
  'sas-wrong-service': {
    stage: 'authorise',
    cause: () => 'The shared access signature is for a different service of the account.',
    nextStep: 'Create one that includes this service.',
    fixableBy: 'source-admin',
  },
};

function policyOf(request: StorageRequest): string {
  return `the stored access policy "${sasOf(request)?.policy ?? ''}"`;
}

function sasOf({ account }: StorageRequest): AzureSas | undefined {
  return account.credential.kind === 'sas' ? account.credential.sas : undefined;
}

function toText(date: Date | undefined): string {
  return date?.toISOString().replace(/\.000Z$/, 'Z') ?? 'an unknown date';
}
