import { describeFinding, errorFinding, type Finding } from '../finding.ts';
import { type Address, readAddress } from './address.ts';
import { isLoopbackHost } from './host-reach.ts';
import { decodePercent } from './percent-encoding.ts';
import { parsePort } from './port.ts';

/** Services of a storage account that have an address of their own. */
export type AzureStorageService = 'blob' | 'dfs' | 'file' | 'queue' | 'table' | 'web';

/** An address inside Azure Storage or an emulator of it. */
export interface AzureStorageEndpoint {
  /**
   * Root of the service without a trailing slash; includes the account where it is part of the path, as emulators
   * want it. Undefined when the text is not an http(s) address.
   */
  url: string | undefined;
  scheme: string | undefined;
  host: string;
  port: number | undefined;
  accountName: string | undefined;
  /** Undefined for emulators and custom domains, whose names do not tell. */
  service: AzureStorageService | undefined;
  /** First path segment below the service's root, decoded. */
  container: string | undefined;
  /** What follows the container, decoded, without slashes at either end. */
  path: string | undefined;
  /** What follows the question mark, as written. */
  query: string | undefined;
  /** Whether the host is this machine. */
  isLoopback: boolean;
  /** Whether the host belongs to an Azure cloud. */
  isAzure: boolean;
  ranges: Address['ranges'];
  problems: readonly Finding[];
}

/** `account.blob.suffix`, or `account.z12.blob.suffix` where Azure gave the account a DNS zone. */
const SERVICE_HOST = /^([^.]+)\.(?:z\d+\.)?(blob|dfs|file|queue|table|web)\.(.+)$/;
const AZURE_SUFFIX =
  /(?:^|\.)(?:core\.(?:windows\.net|usgovcloudapi\.net|chinacloudapi\.cn|cloudapi\.de)|storage\.azure\.net)$/;
const IP_ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[.*\])$/;

/** Reads the address of a storage service, a container or a blob. Never throws. */
export function readAzureStorageEndpoint(text: string): AzureStorageEndpoint {
  const address = readAddress(text);
  const { scheme, host, portText, path, query, ranges } = address;
  const where = locate(host, portText !== undefined, path);
  const url = toServiceUrl(address, where.accountInPath);
  return {
    url,
    scheme,
    host,
    port: parsePort(portText),
    accountName: where.accountName,
    service: where.service,
    container: where.segments[0],
    path: where.segments.length > 1 ? where.segments.slice(1).join('/') : undefined,
    query,
    isLoopback: isLoopbackHost(host),
    isAzure: AZURE_SUFFIX.test(host),
    ranges,
    problems: url === undefined ? [notAnAddress(text)] : [],
  };
}

function locate(host: string, hasPort: boolean, rawPath: string) {
  const rawSegments = rawPath.split('/').filter(Boolean);
  const segments = rawSegments.map(decodePercent);
  const [, label, service] = SERVICE_HOST.exec(host) ?? [];
  if (label !== undefined) {
    return {
      accountName: label.replace(/-secondary$/, ''),
      service: service as AzureStorageService,
      segments,
      accountInPath: undefined,
    };
  }
  // Emulators put the account into the path. Azure itself and custom domains have dots in their names and no port.
  const isPathStyle = IP_ADDRESS.test(host) || !host.includes('.') || hasPort;
  if (!isPathStyle) return { accountName: undefined, service: undefined, segments, accountInPath: undefined };
  const [account, ...below] = segments;
  return { accountName: account, service: undefined, segments: below, accountInPath: rawSegments[0] };
}

function toServiceUrl(
  { scheme, host, portText }: Address,
  accountInPath: string | undefined,
): string | undefined {
  if (scheme === undefined || !/^https?$/.test(scheme) || host === '') return undefined;
  const port = portText === undefined ? '' : `:${portText}`;
  const account = accountInPath === undefined ? '' : `/${accountInPath}`;
  const url = `${scheme}://${host}${port}${account}`;
  return URL.canParse(url) ? url : undefined;
}

function notAnAddress(text: string): Finding {
  return errorFinding(describeFinding('address-not-readable'), { start: 0, end: text.length });
}
