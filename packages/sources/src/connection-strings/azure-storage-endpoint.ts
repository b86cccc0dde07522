import { describeFinding, errorFinding, type Finding } from '../finding.ts';
import { type Address, readAddress } from './address.ts';
import { isLoopbackHost } from './host-reach.ts';
import { decodePercent } from './percent-encoding.ts';
import { parsePort } from './port.ts';

/** Services of a storage account that have their own address. */
export type AzureStorageService = 'blob' | 'dfs' | 'file' | 'queue' | 'table' | 'web';

/** An address inside Azure Storage or a storage emulator. */
export interface AzureStorageEndpoint {
  /**
   * Root of the service without a trailing slash. Includes the account if it is part of the path, as in emulators.
   * Undefined if the value is not an http(s) address.
   */
  url: string | undefined;
  scheme: string | undefined;
  host: string;
  port: number | undefined;
  accountName: string | undefined;
  /** Undefined for emulators and custom domains, whose host names do not contain it. */
  service: AzureStorageService | undefined;
  /** First path segment below the root of the service, decoded. */
  container: string | undefined;
  /** The path after the container, decoded, without leading and trailing slashes. */
  path: string | undefined;
  /** The part after the question mark, as written. */
  query: string | undefined;
  /** True if the host is the local machine. */
  isLoopback: boolean;
  /** True if the host belongs to an Azure cloud. */
  isAzure: boolean;
  ranges: Address['ranges'];
  problems: readonly Finding[];
}

/** `account.blob.suffix`, or `account.z12.blob.suffix` if Azure gave the account a DNS zone. */
const SERVICE_HOST = /^([^.]+)\.(?:z\d+\.)?(blob|dfs|file|queue|table|web)\.(.+)$/;
const AZURE_SUFFIX =
  /(?:^|\.)(?:core\.(?:windows\.net|usgovcloudapi\.net|chinacloudapi\.cn|cloudapi\.de)|storage\.azure\.net)$/;
const IP_ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[.*\])$/;

/** Reads the address of a storage service, a container, or a blob. Never throws. */
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
  // Emulators include the account in the path. The hosts of Azure and of custom domains have dots and no port.
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
