import type { AzureStorageEndpoint } from '../connection-strings/azure-storage-endpoint.ts';
import { describeFinding, errorFinding, type Finding, warningFinding } from '../finding.ts';
import { shiftRange } from '../text-range.ts';
import { lintLoopback } from './host-rules.ts';

/** Options of the rules for addresses. */
export interface EndpointUse {
  service: string | undefined;
  /** Offset of the address within the value. @default 0 */
  offset?: number;
}

const SERVICE_NAMES: Readonly<Record<string, string>> = {
  blob: 'Blob Storage',
  dfs: 'Data Lake Storage Gen2',
  file: 'Azure Files',
  queue: 'Queue Storage',
  table: 'Table Storage',
  web: 'static websites',
};

/** Checks that the address of a storage service can be parsed, belongs to the right service, and uses https. */
export function lintStorageEndpoint(
  endpoint: AzureStorageEndpoint,
  { service, offset = 0 }: EndpointUse,
): readonly Finding[] {
  const findings = [
    ...endpoint.problems,
    ...lintService(endpoint, service),
    ...lintAccount(endpoint),
    ...lintScheme(endpoint),
    ...lintLoopback(endpoint.host, endpoint.ranges.host),
  ];
  return findings.map(({ range, ...finding }) => ({
    ...finding,
    ...(range && { range: shiftRange(range, offset) }),
  }));
}

/** Reports plain http to Azure. */
export function insecureScheme(range: AzureStorageEndpoint['ranges']['scheme']): Finding {
  return warningFinding(describeFinding('http-to-azure'), range);
}

/** Checks the name of a storage account. */
export function lintAccountName(
  name: string,
  range: AzureStorageEndpoint['ranges']['scheme'],
): readonly Finding[] {
  if (/^[a-z0-9]{3,24}$/.test(name)) return [];
  return [errorFinding(describeFinding('account-name-invalid'), range)];
}

function lintService(
  { service: found, ranges }: AzureStorageEndpoint,
  wanted: string | undefined,
): readonly Finding[] {
  if (found === undefined || wanted === undefined || found === wanted) return [];
  return [
    errorFinding(
      describeFinding('wrong-service-endpoint.azure-storage', {
        found,
        foundName: SERVICE_NAMES[found] ?? found,
        wantedName: SERVICE_NAMES[wanted] ?? wanted,
        wanted,
      }),
      ranges.host,
    ),
  ];
}

function lintAccount({ service, accountName, ranges, isAzure }: AzureStorageEndpoint): readonly Finding[] {
  return isAzure && service !== undefined && accountName !== undefined
    ? lintAccountName(accountName, ranges.host)
    : [];
}

function lintScheme({ scheme, isAzure, ranges }: AzureStorageEndpoint): readonly Finding[] {
  return isAzure && scheme === 'http' ? [insecureScheme(ranges.scheme)] : [];
}
