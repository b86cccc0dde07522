import { isRestError, type RestError } from '@azure/core-rest-pipeline';
import type { AzureSas } from '@headwater/sources';
import { DriverError } from '../driver-error.ts';
import { explainNetworkError } from '../network-failure.ts';
import { isStorageAnswer } from './guarded-http-client.ts';
import {
  STORAGE_FAILURES,
  type StorageFailureCode,
  type StorageFailureRow,
  type StorageRequest,
} from './storage-failures.ts';

/** A failure and the stage of a check that it belongs to. */
export interface StagedFailure {
  stage: StorageFailureRow['stage'];
  error: DriverError;
}

/** @see https://learn.microsoft.com/rest/api/storageservices/common-rest-api-error-codes */
const BY_AZURE_CODE: Readonly<Record<string, StorageFailureCode>> = {
  AccountIsDisabled: 'account-disabled',
  AccountRequiresHttps: 'https-required',
  AuthorizationFailure: 'network-not-allowed',
  AuthorizationPermissionMismatch: 'access-denied',
  AuthorizationProtocolMismatch: 'https-required',
  AuthorizationResourceTypeMismatch: 'sas-wrong-resource',
  AuthorizationServiceMismatch: 'sas-wrong-service',
  AuthorizationSourceIPMismatch: 'network-not-allowed',
  BlobArchived: 'object-archived',
  ContainerBeingDeleted: 'container-not-found',
  ContainerNotFound: 'container-not-found',
  EndpointUnsupportedAccountFeatures: 'hierarchical-namespace-disabled',
  FilesystemBeingDeleted: 'container-not-found',
  FilesystemNotFound: 'container-not-found',
  HierarchicalNamespaceNotEnabled: 'hierarchical-namespace-disabled',
  InsufficientAccountPermissions: 'access-denied',
  InvalidResourceName: 'object-not-found',
  KeyBasedAuthenticationNotPermitted: 'account-key-forbidden',
  OutOfRangeInput: 'object-not-found',
};

const BY_STATUS: Readonly<Record<number, StorageFailureCode>> = {
  400: 'not-azure-storage',
  404: 'object-not-found',
  405: 'not-azure-storage',
  412: 'object-changed',
  429: 'source-busy',
  500: 'source-failed',
  501: 'not-azure-storage',
  503: 'source-busy',
};

const MAX_CLOCK_SKEW_MS = 15 * 60 * 1000;

/** Runs calls of the Azure libraries; what they throw is explained. */
export async function explaining<T>(request: StorageRequest, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw explainStorageError(error, request).error;
  }
}

/** Explains whatever a call of the Azure libraries threw. What the server wrote is not repeated: it may quote secrets. */
export function explainStorageError(error: unknown, request: StorageRequest): StagedFailure {
  if (error instanceof DriverError) return { stage: stageOf(error.code), error };
  const networkError = explainNetworkError(error, new URL(request.account.url).host);
  if (networkError !== undefined) return { stage: 'authenticate', error: networkError };
  const code = isRestError(error) ? classify(error, request) : 'unexpected-answer';
  return { stage: stageOf(code), error: storageFailure(code, request, error) };
}

/** A failure of the table, in words about this request. */
export function storageFailure(
  code: StorageFailureCode,
  request: StorageRequest,
  reason?: unknown,
): DriverError {
  const { cause, nextStep, fixableBy } = STORAGE_FAILURES[code];
  return new DriverError({ code, cause: cause(request), nextStep, fixableBy }, reason);
}

function stageOf(code: string): StagedFailure['stage'] {
  const rows: Readonly<Record<string, StorageFailureRow>> = STORAGE_FAILURES;
  return rows[code]?.stage ?? 'authenticate';
}

function classify(error: RestError, { account, needs }: StorageRequest): StorageFailureCode {
  const { response } = error;
  if (response === undefined || response.status < 400 || !isStorageAnswer(response))
    return 'not-azure-storage';
  const azureCode = azureCodeOf(error);
  const known = BY_AZURE_CODE[azureCode] ?? BY_STATUS[response.status];
  if (response.status !== 401 && response.status !== 403) return known ?? 'unexpected-answer';

  const serverTime = Date.parse(response.headers.get('date') ?? '') || Date.now();
  switch (account.credential.kind) {
    case 'sas':
      return (
        judgeSas(account.credential.sas, { serverTime, needs, azureCode }) ?? known ?? 'sas-signature-wrong'
      );
    case 'service-principal':
      return azureCode === 'AuthorizationPermissionMismatch' ? 'role-missing' : (known ?? 'token-refused');
    case 'account-key':
      if (known !== undefined) return known;
      return Math.abs(serverTime - Date.now()) > MAX_CLOCK_SKEW_MS ? 'clock-skew' : 'account-key-wrong';
  }
}

/** What a signature says of itself tells more than the refusal does. */
function judgeSas(
  { startsAt, expiresAt, permissions }: AzureSas,
  { serverTime, needs, azureCode }: { serverTime: number; needs: StorageRequest['needs']; azureCode: string },
): StorageFailureCode | undefined {
  if (expiresAt !== undefined && expiresAt.getTime() <= serverTime) return 'sas-expired';
  if (startsAt !== undefined && startsAt.getTime() > serverTime) return 'sas-not-yet-valid';
  if (azureCode === 'AuthorizationSourceIPMismatch') return 'sas-address-not-allowed';
  const lacksPermission = permissions !== undefined && !permissions.includes(needs === 'list' ? 'l' : 'r');
  if (lacksPermission || azureCode === 'AuthorizationPermissionMismatch') return 'sas-lacks-permission';
  return undefined;
}

/** The service's own code: in a header, or in the body of the Table service. */
function azureCodeOf({ response, details }: RestError): string {
  const { odataError } = (details ?? {}) as { odataError?: { code?: string } };
  const code = response?.headers.get('x-ms-error-code') ?? odataError?.code ?? '';
  // The emulator has no firewall; it uses the firewall's code for a signature that does not fit.
  const isEmulator = response?.headers.get('server')?.startsWith('Azurite') ?? false;
  return isEmulator && code === 'AuthorizationFailure' ? 'AuthenticationFailed' : code;
}
