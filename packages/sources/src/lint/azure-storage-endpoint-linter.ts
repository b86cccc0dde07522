import {
  type AzureStorageEndpoint,
  readAzureStorageEndpoint,
} from '../connection-strings/azure-storage-endpoint.ts';
import { describeFinding, type Finding, warningFinding } from '../finding.ts';
import { looksLikeAddress } from './address-shape.ts';
import { lintStorageEndpoint } from './storage-endpoint-rules.ts';
import type { ValueLinter } from './value-linter.ts';
import { addressHasPath } from './web-address-rules.ts';

/** Checks the address of a storage service whose credentials are separate parameters. */
export const azureStorageEndpointLinter: ValueLinter = {
  name: 'azure-storage-endpoint',
  label: 'an Azure Storage address',
  claims: looksLikeAddress,
  recognizes(text) {
    const { url, isAzure, query } = readAzureStorageEndpoint(text);
    return url !== undefined && isAzure && query === undefined;
  },
  lint(text, { service }) {
    const endpoint = readAzureStorageEndpoint(text);
    return [...lintStorageEndpoint(endpoint, { service }), ...lintHost(endpoint), ...lintPath(endpoint)];
  },
};

function lintHost({ url, isAzure, isLoopback, ranges }: AzureStorageEndpoint): readonly Finding[] {
  if (url === undefined || isAzure || isLoopback) return [];
  return [warningFinding(describeFinding('host-not-azure-storage'), ranges.host)];
}

function lintPath({ container, query, ranges, isLoopback }: AzureStorageEndpoint): readonly Finding[] {
  if ((container === undefined && query === undefined) || isLoopback) return [];
  return [addressHasPath({ start: ranges.path.start, end: ranges.query?.end ?? ranges.path.end })];
}
