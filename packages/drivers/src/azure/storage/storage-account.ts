import {
  type AzureSas,
  type Finding,
  readAzureStorageConnectionString,
  readAzureStorageEndpoint,
  readSasUri,
} from '@headwater/sources';
import type { DriverAuth } from '../../contract/contract.ts';
import { DriverError } from '../../contract/driver-error.ts';

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
      throw unusable(
        'auth-method-unknown',
        'This source does not support this auth method.',
        'Choose an auth method of the source.',
      );
  }
}

function fromConnectionString(text: string, service: 'blob' | 'table'): StorageAccount {
  const { accountName, accountKey, sas, endpoints, problems } = readAzureStorageConnectionString(text);
  refuseProblems(problems);
  const url = endpoints[service];
  if (url === undefined || accountName === undefined) {
    throw unusable(
      'connection-string-incomplete',
      `The connection string names neither an account nor an address of its ${service} service.`,
      'Copy the whole connection string from "Access keys" in the storage account.',
    );
  }
  if (sas !== undefined) return toAccount(url, service, { kind: 'sas', sas }, accountName);
  if (accountKey === undefined || !isBase64(accountKey)) {
    throw unusable(
      'account-key-unreadable',
      accountKey === undefined
        ? 'The connection string holds neither an AccountKey nor a SharedAccessSignature.'
        : 'The AccountKey is not base64, so it cannot be a key of an account: a part is missing, or it is a placeholder.',
      'Copy the whole connection string from "Access keys" in the storage account.',
    );
  }
  return toAccount(url, service, { kind: 'account-key', accountName, accountKey }, accountName);
}

function fromSasUri(text: string, service: 'blob' | 'table'): StorageAccount {
  const { url, sas, container, path, problems } = readSasUri(text);
  refuseProblems(problems);
  if (url === undefined || sas.signature === undefined) {
    throw unusable(
      'sas-uri-incomplete',
      'The SAS URI carries no signature (sig=), so it grants nothing.',
      'Copy the whole URL, from https:// to its end, from "Shared access signature" in the Azure portal.',
    );
  }
  return { ...toAccount(url, service, { kind: 'sas', sas }), container, path };
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
    throw unusable(
      'https-required',
      'A service principal sends a token, which Azure accepts over https only.',
      'Begin the endpoint with https://.',
    );
  }
  const tenant = textOf(params, 'tenant');
  const clientId = textOf(params, 'servicePrincipalId');
  const clientSecret = textOf(params, 'servicePrincipalKey');
  if (!/^[\w.-]+$/.test(tenant) || clientId === '' || clientSecret === '') {
    throw unusable(
      'service-principal-incomplete',
      'Tenant, application id or client secret is missing, or the tenant is neither an id nor a domain.',
      'Copy them from the overview and "Certificates & secrets" of the app registration.',
    );
  }
  const credential: ServicePrincipal = { kind: 'service-principal', tenant, clientId, clientSecret };
  return { ...toAccount(url, service, credential), credential };
}

// biome-ignore lint/complexity/useMaxParams: to take one options object
function toAccount(
  url: string,
  service: string,
  credential: StorageCredential,
  name?: string,
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
  return unusable(
    'address-not-readable',
    'The address of the service is invalid.',
    'Copy the whole address, including https://, from the "Endpoints" page of the storage account.',
  );
}

function wrongService(given: string, wanted: string): DriverError {
  return unusable(
    'wrong-service',
    `The address is that of the ${given} service; this source reads the ${wanted} service.`,
    `Use the ${wanted} endpoint of the account (.${wanted}.core.windows.net), or choose the source for the ${given} service.`,
  );
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
