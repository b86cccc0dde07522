import type { AzureSas } from '@headwater/sources';
import type { FailureTable } from '../../operations/failure-table.ts';
import { describeStorageFailure } from './describe-storage-failure.ts';
import type { StorageRequest } from './storage-request.ts';

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
export const SAS_FAILURES: FailureTable<SasFailureCode, StorageRequest> = {
  'sas-expired': {
    stage: 'authenticate',
    describe: (request) => describeStorageFailure('sas-expired', { date: toText(sasOf(request)?.expiresAt) }),
  },
  'sas-not-yet-valid': {
    stage: 'authenticate',
    describe: (request) =>
      describeStorageFailure('sas-not-yet-valid', { date: toText(sasOf(request)?.startsAt) }),
  },
  'sas-signature-wrong': {
    stage: 'authenticate',
    describe: () => describeStorageFailure('sas-signature-wrong'),
  },
  'sas-address-not-allowed': {
    stage: 'authorise',
    describe: (request) =>
      describeStorageFailure('sas-address-not-allowed', {
        allowed: sasOf(request)?.ipRange ?? 'certain addresses',
        caller: request.callerAddress ?? 'the address of this service',
        address: request.callerAddress ?? 'the public address of this service',
      }),
  },
  'sas-lacks-permission': {
    stage: 'authorise',
    describe: (request) =>
      describeStorageFailure('sas-lacks-permission', {
        needs: request.needs,
        permissions: sasOf(request)?.permissions ?? '',
      }),
  },
  'sas-key-forbidden': {
    stage: 'authenticate',
    describe: ({ account }) => describeStorageFailure('sas-key-forbidden', { account: account.name }),
  },
  'sas-policy-missing': {
    stage: 'authenticate',
    describe: (request) => describeStorageFailure('sas-policy-missing', { policy: policyOf(request) }),
  },
  'sas-policy-inactive': {
    stage: 'authenticate',
    describe: (request) => describeStorageFailure('sas-policy-inactive', { policy: policyOf(request) }),
  },
  'sas-policy-invalid': {
    stage: 'authenticate',
    describe: (request) => describeStorageFailure('sas-policy-invalid', { policy: policyOf(request) }),
  },
  'sas-policy-lacks-permission': {
    stage: 'authorise',
    describe: (request) =>
      describeStorageFailure('sas-policy-lacks-permission', {
        policy: policyOf(request),
        needs: request.needs,
      }),
  },
  'sas-signer-lacks-role': {
    stage: 'authorise',
    describe: ({ needs, object }) =>
      describeStorageFailure('sas-signer-lacks-role', { needs, object: object || 'the account' }),
  },
  'sas-wrong-resource': { stage: 'authorise', describe: () => describeStorageFailure('sas-wrong-resource') },
  'sas-wrong-service': { stage: 'authorise', describe: () => describeStorageFailure('sas-wrong-service') },
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
