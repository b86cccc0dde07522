import type { Finding } from '../finding.ts';
import { type AzureSas, readAzureSas } from './azure-sas.ts';
import { readAzureStorageEndpoint } from './azure-storage-endpoint.ts';
import { type ConnectionStringPart, readSemicolonPairs } from './semicolon-pairs.ts';

/** Services whose addresses a connection string may contain. */
export type ConnectableService = 'blob' | 'file' | 'queue' | 'table';

/** Everything required to connect to a storage account. */
export interface AzureStorageConnectionString {
  accountName: string | undefined;
  /** Base64, as written. */
  accountKey: string | undefined;
  sas: AzureSas | undefined;
  /** Addresses without a trailing slash: the explicit ones, or those derived from `AccountName`. */
  endpoints: Readonly<Record<ConnectableService, string | undefined>>;
  isDevelopmentStorage: boolean;
  parts: readonly ConnectionStringPart[];
  problems: readonly Finding[];
}

/** The keys that a connection string may have, in Azure's spelling. The parser ignores case. */
export const AZURE_STORAGE_KEYS: readonly string[] = [
  'DefaultEndpointsProtocol',
  'AccountName',
  'AccountKey',
  'SharedAccessSignature',
  'EndpointSuffix',
  'BlobEndpoint',
  'FileEndpoint',
  'QueueEndpoint',
  'TableEndpoint',
  'BlobSecondaryEndpoint',
  'FileSecondaryEndpoint',
  'QueueSecondaryEndpoint',
  'TableSecondaryEndpoint',
  'UseDevelopmentStorage',
  'DevelopmentStorageProxyUri',
];

/**
 * Account name and key of every storage emulator; public, not a secret.
 *
 * @see https://learn.microsoft.com/azure/storage/common/storage-connect-azurite
 */
export const DEVELOPMENT_ACCOUNT: { readonly name: string; readonly key: string } = {
  name: 'devstoreaccount1',
  key: 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==',
};

/**
 * Reads a connection string of a storage account: account key, shared access signature, or development storage. Never
 * throws. If a key is repeated, the first part counts.
 *
 * @example const { accountName, accountKey, endpoints } = readAzureStorageConnectionString(text); const client = new
 * BlobServiceClient(endpoints.blob, new StorageSharedKeyCredential(accountName, accountKey));
 */
export function readAzureStorageConnectionString(text: string): AzureStorageConnectionString {
  const { parts, problems } = readSemicolonPairs(text);
  const find = (key: string) => parts.find((part) => part.key.toLowerCase() === key.toLowerCase());
  const value = (key: string) => find(key)?.value || undefined;
  if (value('UseDevelopmentStorage')?.toLowerCase() === 'true') {
    return { ...developmentStorage(value('DevelopmentStorageProxyUri')), parts, problems };
  }
  const sasPart = find('SharedAccessSignature');
  const protocol = (value('DefaultEndpointsProtocol') ?? 'https').toLowerCase();
  const suffix = value('EndpointSuffix') ?? 'core.windows.net';
  const namedAccount = value('AccountName');
  const endpoint = (service: ConnectableService, key: string) => {
    if (value(key) !== undefined) return withoutSlash(value(key));
    // The account of the emulator has no address in Azure to derive.
    if (namedAccount === undefined || namedAccount === DEVELOPMENT_ACCOUNT.name) return undefined;
    return `${protocol}://${namedAccount}.${service}.${suffix}`;
  };
  return {
    accountName: namedAccount ?? accountOf(value('BlobEndpoint') ?? value('TableEndpoint')),
    accountKey: value('AccountKey'),
    sas: sasPart && readAzureSas(sasPart.value, sasPart.valueRange.start),
    endpoints: {
      blob: endpoint('blob', 'BlobEndpoint'),
      file: endpoint('file', 'FileEndpoint'),
      queue: endpoint('queue', 'QueueEndpoint'),
      table: endpoint('table', 'TableEndpoint'),
    },
    isDevelopmentStorage: false,
    parts,
    problems,
  };
}

function developmentStorage(
  proxyUri: string | undefined,
): Omit<AzureStorageConnectionString, 'parts' | 'problems'> {
  const origin = withoutSlash(proxyUri) ?? 'http://127.0.0.1';
  const at = (port: number) => `${origin}:${port}/${DEVELOPMENT_ACCOUNT.name}`;
  return {
    accountName: DEVELOPMENT_ACCOUNT.name,
    accountKey: DEVELOPMENT_ACCOUNT.key,
    sas: undefined,
    endpoints: { blob: at(10000), file: undefined, queue: at(10001), table: at(10002) },
    isDevelopmentStorage: true,
  };
}

function accountOf(endpoint: string | undefined): string | undefined {
  return endpoint === undefined ? undefined : readAzureStorageEndpoint(endpoint).accountName;
}

function withoutSlash(url: string | undefined): string | undefined {
  return url?.endsWith('/') ? url.slice(0, -1) : url;
}
