import {
  type AzureSas,
  type Finding,
  readAzureStorageConnectionString,
  readAzureStorageEndpoint,
  readSasUri,
} from '@headwater/sources';
import type { DriverAuth } from '../../contract/contract.ts';
import { DriverError } from '../../contract/driver-error.ts';
import { describeStorageFailure } from './describe-storage-failure.ts';

/** How requests to a storage account are authenticated. Holds secrets. */
export type StorageCredential =
  | { kind: 'account-key'; accountName: string; accountKey: string }
  | { kind: 'sas'; sas: AzureSas }
  | { kind: 'service-principal'; tenant: string; clientId: string; clientSecret: string };

/** An application of Microsoft Entra ID and its secret. */
export type ServicePrincipal = StorageCredential & { kind: 'service-principal' };

/** One service of a storage account, and the credentials for it. */
export interface StorageAccount {
  /** Root of the service without a trailing slash. */
  url: string;
  /** Name of the account for messages. */
  name: string;
  credential: StorageCredential;
  /** Container and path below it that a SAS URI points to. */
  container: string | undefined;
  path: string | undefined;
}

/**
 * Reads the parameters of an auth method.
 *
 * @throws DriverError if an address or credential is missing or invalid
 */
export function readStorageAccount(
  { method, params }: DriverAuth,
  service: 'blob' | 'table',
): StorageAccount {
  const text = (name: string) => textOf(params, name);
  switch (method) {
    case 'ConnectionString':
      return fromConnectionString(text('connectionString'), service);
    case 'SasUri':
      return fromSasUri(text('sasUri'), service);
    case 'ServicePrincipal':
      return readServicePrincipalAccount(params, { service, endpoint: 'serviceEndpoint' });
    default:
      throw new DriverError(describeStorageFailure('auth-method-unknown'));
  }
}

function fromConnectionString(text: string, service: 'blob' | 'table'): StorageAccount {
  const { accountName, accountKey, sas, endpoints, problems } = readAzureStorageConnectionString(text);
  refuseProblems(problems);
  const url = endpoints[service];
  if (url === undefined || accountName === undefined) {
    throw new DriverError(describeStorageFailure('connection-string-incomplete', { service }));
  }
  if (sas !== undefined)
    return toAccount(url, service, { credential: { kind: 'sas', sas }, name: accountName });
  if (accountKey === undefined)
    throw new DriverError(describeStorageFailure('account-key-unreadable.missing'));
  if (!isBase64(accountKey))
    throw new DriverError(describeStorageFailure('account-key-unreadable.not-base64'));
  return toAccount(url, service, {
    credential: { kind: 'account-key', accountName, accountKey },
    name: accountName,
  });
}

function fromSasUri(text: string, service: 'blob' | 'table'): StorageAccount {
  const { url, sas, container, path, problems } = readSasUri(text);
  refuseProblems(problems);
  if (url === undefined || sas.signature === undefined) {
    throw new DriverError(describeStorageFailure('sas-uri-incomplete'));
  }
  return { ...toAccount(url, service, { credential: { kind: 'sas', sas } }), container, path };
}

/**
 * Reads the parameters of a service principal.
 *
 * @param what the wanted service, and the parameter that holds its address
 * @throws DriverError if an address or credential is missing or invalid
 */
export function readServicePrincipalAccount(
  params: DriverAuth['params'],
  { service, endpoint }: { service: 'blob' | 'dfs' | 'table'; endpoint: string },
): StorageAccount & { credential: ServicePrincipal } {
  const { url, scheme, problems } = readAzureStorageEndpoint(textOf(params, endpoint));
  refuseProblems(problems);
  if (url === undefined || scheme !== 'https') {
    throw new DriverError(describeStorageFailure('https-required.address'));
  }
  const tenant = textOf(params, 'tenant');
  const clientId = textOf(params, 'servicePrincipalId');
  const clientSecret = textOf(params, 'servicePrincipalKey');
  if (!/^[\w.-]+$/.test(tenant) || clientId === '' || clientSecret === '') {
    throw new DriverError(describeStorageFailure('service-principal-incomplete'));
  }
  const credential: ServicePrincipal = { kind: 'service-principal', tenant, clientId, clientSecret };
  return { ...toAccount(url, service, { credential }), credential };
}

function toAccount(
  url: string,
  service: string,
  { credential, name }: { credential: StorageCredential; name?: string },
): StorageAccount {
  const endpoint = readAzureStorageEndpoint(url);
  refuseProblems(endpoint.problems);
  // Only the host was validated; the rest may make the address invalid.
  if (!URL.canParse(url)) throw addressUnreadable();
  if (endpoint.service !== undefined && endpoint.service !== service)
    throw wrongService(endpoint.service, service);
  return {
    url,
    name: name ?? endpoint.accountName ?? endpoint.host,
    credential,
    container: undefined,
    path: undefined,
  };
}

function refuseProblems(problems: readonly Finding[]): void {
  const [problem] = problems.filter(({ severity }) => severity === 'error');
  if (problem !== undefined) throw unusable(problem.code, problem.cause, problem.fix);
}

function addressUnreadable(): DriverError {
  return new DriverError(describeStorageFailure('address-not-readable'));
}

function wrongService(given: string, wanted: string): DriverError {
  return new DriverError(describeStorageFailure('wrong-service', { given, wanted }));
}

function textOf(params: DriverAuth['params'], name: string): string {
  const value = params[name];
  return typeof value === 'string' ? value.trim() : '';
}

function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(text);
}

function unusable(code: string, cause: string, nextStep: string): DriverError {
  return new DriverError({ code, cause, nextStep, fixableBy: 'you' });
}
