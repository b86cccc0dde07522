import {
  type AzureSas,
  type Finding,
  readAzureStorageConnectionString,
  readAzureStorageEndpoint,
  readSasUri,
} from '@headwater/sources';
import type { DriverAuth } from '../contract.ts';
import { DriverError } from '../driver-error.ts';

/** How requests to a storage account are authenticated. Holds secrets. */
export type StorageCredential =
  | { kind: 'account-key'; accountName: string; accountKey: string }
  | { kind: 'sas'; sas: AzureSas }
  | { kind: 'service-principal'; tenant: string; clientId: string; clientSecret: string };

/** One service of a storage account and the right to use it. */
export interface StorageAccount {
  /** Root of the service without a trailing slash. */
  url: string;
  /** How to call the account when speaking to people. */
  name: string;
  credential: StorageCredential;
  /** Container and path below it that a SAS URI points to. */
  container: string | undefined;
  path: string | undefined;
}

type Service = 'blob' | 'table';

/**
 * Reads the parameters of an auth variant.
 *
 * @throws DriverError when an address or credential is missing or cannot be what it should be
 */
export function readStorageAccount({ method, params }: DriverAuth, service: Service): StorageAccount {
  const text = (name: string) => (typeof params[name] === 'string' ? params[name].trim() : '');
  switch (method) {
    case 'ConnectionString':
      return fromConnectionString(text('connectionString'), service);
    case 'SasUri':
      return fromSasUri(text('sasUri'), service);
    case 'ServicePrincipal':
      return fromServicePrincipal(text('serviceEndpoint'), service, {
        kind: 'service-principal',
        tenant: text('tenant'),
        clientId: text('servicePrincipalId'),
        clientSecret: text('servicePrincipalKey'),
      });
    default:
      throw unusable(
        'auth-method-unknown',
        'This source is not used with this way of authenticating.',
        'Choose one of the ways the source offers.',
      );
  }
}

function fromConnectionString(text: string, service: Service): StorageAccount {
  const { accountName, accountKey, sas, endpoints, problems } = readAzureStorageConnectionString(text);
  refuseProblems(problems);
  const url = endpoints[service];
  if (url === undefined || accountName === undefined) {
    throw unusable(
      'connection-string-incomplete',
      `The connection string names neither an account nor an address of its ${service} service.`,
      'Copy the whole connection string from "Access keys" of the storage account.',
    );
  }
  if (sas !== undefined) return toAccount(url, service, { kind: 'sas', sas }, accountName);
  if (accountKey === undefined || !isBase64(accountKey)) {
    throw unusable(
      'account-key-unreadable',
      accountKey === undefined
        ? 'The connection string holds neither an AccountKey nor a SharedAccessSignature.'
        : 'The AccountKey is not base64, so it cannot be a key of an account; a part is missing or a placeholder is left.',
      'Copy the whole connection string from "Access keys" of the storage account.',
    );
  }
  return toAccount(url, service, { kind: 'account-key', accountName, accountKey }, accountName);
}

function fromSasUri(text: string, service: Service): StorageAccount {
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

function fromServicePrincipal(
  endpoint: string,
  service: Service,
  credential: StorageCredential & { kind: 'service-principal' },
): StorageAccount {
  const { url, scheme, problems } = readAzureStorageEndpoint(endpoint);
  refuseProblems(problems);
  if (url === undefined || scheme !== 'https') {
    throw unusable(
      'https-required',
      'A service principal sends a token, which Azure accepts over https only.',
      'Begin the endpoint with https://.',
    );
  }
  const { tenant, clientId, clientSecret } = credential;
  if (!/^[\w.-]+$/.test(tenant) || clientId === '' || clientSecret === '') {
    throw unusable(
      'service-principal-incomplete',
      'Tenant, application id or client secret is missing, or the tenant is neither an id nor a domain.',
      'Copy them from the overview and "Certificates & secrets" of the app registration.',
    );
  }
  return toAccount(url, service, credential);
}

function toAccount(
  url: string,
  service: Service,
  credential: StorageCredential,
  name?: string,
): StorageAccount {
  const endpoint = readAzureStorageEndpoint(url);
  refuseProblems(endpoint.problems);
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

function wrongService(given: string, wanted: Service): DriverError {
  return unusable(
    'wrong-service',
    `The address is that of the ${given} service; this source reads the ${wanted} service.`,
    `Use the ${wanted} endpoint of the account (.${wanted}.core.windows.net), or choose the source for the ${given} service.`,
  );
}

function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(text);
}

function unusable(code: string, cause: string, nextStep: string): DriverError {
  return new DriverError({ code, cause, nextStep, fixableBy: 'you' });
}
