import { isIP } from 'node:net';
import { isRestError, type PipelineResponse, type RestError } from '@azure/core-rest-pipeline';
import { DriverError } from '../../contract/driver-error.ts';
import { explainNetworkError } from '../../network/explain-network-error.ts';
import { type AnswerStage, makeFailure } from '../../operations/failure-table.ts';
import { isStorageAnswer } from '../http/guarded-http-client.ts';
import { classifySasRefusal } from './sas-refusal.ts';
import { STORAGE_FAILURES, type StorageFailureCode } from './storage-failures.ts';
import type { StorageRequest } from './storage-request.ts';

/** A failure and the stage of a check that it belongs to. */
export interface StagedFailure {
  stage: AnswerStage;
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
  BlobUsesCustomerSpecifiedEncryption: 'customer-key-required',
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
  PublicAccessNotPermitted: 'access-denied',
};

/** Codes of refusals that concern the key, signature or token. */
const CREDENTIAL_CODES = ['AuthenticationFailed', 'InvalidAuthenticationInfo', 'NoAuthenticationInformation'];

/** Statuses with a single meaning, for any code. */
const BY_SHARED_STATUS: Readonly<Record<number, StorageFailureCode>> = {
  404: 'object-not-found',
  412: 'object-changed',
  429: 'source-busy',
  500: 'source-failed',
  503: 'source-busy',
};

/** Statuses that reveal another service if the answer carries no code of the service. */
const BY_FOREIGN_STATUS: Readonly<Record<number, StorageFailureCode>> = {
  400: 'not-azure-storage',
  405: 'not-azure-storage',
  501: 'not-azure-storage',
};

const MAX_CLOCK_SKEW_MS = 15 * 60 * 1000;

/** Runs calls of the Azure libraries and explains their errors. */
export async function explaining<T>(request: StorageRequest, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw explainStorageError(error, request).error;
  }
}

/** Runs a generator that calls the Azure libraries, and explains their errors. Returns what the generator returns. */
export async function* explainingEach<T, Result>(
  request: StorageRequest,
  work: AsyncGenerator<T, Result, void>,
): AsyncGenerator<T, Result, void> {
  try {
    return yield* work;
  } catch (error) {
    throw explainStorageError(error, request).error;
  }
}

/** Explains an error of the Azure libraries. Does not repeat the server's message, which may quote secrets. */
export function explainStorageError(error: unknown, request: StorageRequest): StagedFailure {
  if (error instanceof DriverError) return { stage: stageOf(error.code), error };
  const networkError = explainNetworkError(error, new URL(request.account.url).host);
  if (networkError !== undefined) return { stage: 'authenticate', error: networkError };
  if (!isRestError(error)) {
    return {
      stage: stageOf('unexpected-answer'),
      error: storageFailure('unexpected-answer', request, error),
    };
  }
  const code = classify(error, request);
  return { stage: stageOf(code), error: storageFailure(code, { ...request, ...seenIn(error) }, error) };
}

/** Makes the failure of a code, worded for this request. */
export function storageFailure(
  code: StorageFailureCode,
  request: StorageRequest,
  reason?: unknown,
): DriverError {
  return makeFailure(STORAGE_FAILURES[code], { subject: request, reason });
}

function stageOf(code: string): StagedFailure['stage'] {
  const rows: Readonly<Record<string, { stage: AnswerStage }>> = STORAGE_FAILURES;
  return rows[code]?.stage ?? 'authenticate';
}

function classify(error: RestError, request: StorageRequest): StorageFailureCode {
  const { response } = error;
  if (response === undefined || response.status < 400 || !isStorageAnswer(response))
    return 'not-azure-storage';
  const { status } = response;
  const azureCode = azureCodeOf(error);
  if (status === 401 || status === 403) return classifyDenial({ response, azureCode }, request);
  const known = BY_AZURE_CODE[azureCode] ?? BY_SHARED_STATUS[status];
  if (known !== undefined) return known;
  return CODE.test(azureCode) ? 'request-refused' : (BY_FOREIGN_STATUS[status] ?? 'unexpected-answer');
}

function classifyDenial(
  { response, azureCode }: { response: PipelineResponse; azureCode: string },
  { account: { credential }, needs }: StorageRequest,
): StorageFailureCode {
  const serverTime = Date.parse(response.headers.get('date') ?? '') || Date.now();
  const isCredentialRefused = azureCode === '' || CREDENTIAL_CODES.includes(azureCode);
  const known = BY_AZURE_CODE[azureCode] ?? (isCredentialRefused ? undefined : 'request-refused');
  switch (credential.kind) {
    case 'sas': {
      const refusal = { serverTime, needs, azureCode, answer: response.bodyAsText ?? '' };
      return classifySasRefusal(credential.sas, refusal) ?? known ?? 'sas-signature-wrong';
    }
    case 'service-principal':
      if (azureCode !== 'AuthorizationPermissionMismatch') return known ?? 'token-refused';
      return needs === 'list' ? 'listing-forbidden' : 'role-missing';
    case 'account-key':
      if (known !== undefined) return known;
      return Math.abs(serverTime - Date.now()) > MAX_CLOCK_SKEW_MS ? 'clock-skew' : 'account-key-wrong';
  }
}

const CODE = /^[A-Za-z]{1,80}$/;

/** The parts of a refusal that are safe to repeat: its code, and the address that it names. */
function seenIn(error: RestError): Pick<StorageRequest, 'azureCode' | 'callerAddress'> {
  const azureCode = azureCodeOf(error);
  const answer = error.response?.bodyAsText ?? '';
  const [, address = ''] = /source IP\s+\[?([0-9a-f.:]*[0-9a-f])/i.exec(answer) ?? [];
  return {
    ...(CODE.test(azureCode) ? { azureCode } : {}),
    ...(isIP(address) === 0 ? {} : { callerAddress: address }),
  };
}

/** The service's own code: in a header, or in the body of the Table service. */
function azureCodeOf({ response, details }: RestError): string {
  const { odataError } = (details ?? {}) as { odataError?: { code?: string } };
  const code = response?.headers.get('x-ms-error-code') ?? odataError?.code ?? '';
  // The emulator has no firewall and uses the firewall's code for a wrong signature.
  const isEmulator = response?.headers.get('server')?.startsWith('Azurite') ?? false;
  return isEmulator && code === 'AuthorizationFailure' ? 'AuthenticationFailed' : code;
}
