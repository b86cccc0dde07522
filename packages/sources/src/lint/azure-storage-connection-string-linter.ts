import {
  AZURE_STORAGE_KEYS,
  type AzureStorageConnectionString,
  type ConnectableService,
  readAzureStorageConnectionString,
} from '../connection-strings/azure-storage-connection-string.ts';
import { readAzureStorageEndpoint } from '../connection-strings/azure-storage-endpoint.ts';
import { type ConnectionStringPart, readSemicolonPairs } from '../connection-strings/semicolon-pairs.ts';
import { describeFinding, errorFinding, type Finding, warningFinding } from '../finding.ts';
import { suggestName } from '../suggest-name.ts';
import { lintAccountKey } from './account-key-rules.ts';
import { findRepeatedParts, notAConnectionString, unknownKey } from './part-rules.ts';
import { lintSas } from './sas-rules.ts';
import { insecureScheme, lintAccountName, lintStorageEndpoint } from './storage-endpoint-rules.ts';
import type { LintContext, ValueLinter } from './value-linter.ts';

const TELLING_KEY =
  /^(?:AccountName|DefaultEndpointsProtocol|UseDevelopmentStorage|EndpointSuffix|(?:Blob|Table|Queue|File)Endpoint)$/i;
const SUFFIXES: readonly string[] = [
  'core.windows.net',
  'core.usgovcloudapi.net',
  'core.chinacloudapi.cn',
  'core.cloudapi.de',
];
const ENDPOINT_KEYS: Readonly<Record<string, { service: ConnectableService; key: string }>> = {
  blob: { service: 'blob', key: 'BlobEndpoint' },
  table: { service: 'table', key: 'TableEndpoint' },
};

/** Checks the connection string of a storage account. */
export const azureStorageConnectionStringLinter: ValueLinter = {
  name: 'azure-storage-connection-string',
  label: 'an Azure Storage connection string',
  recognizes: (text) => readSemicolonPairs(text).parts.some(({ key }) => TELLING_KEY.test(key)),
  lint(text, context) {
    const read = readAzureStorageConnectionString(text);
    if (read.parts.length === 0) return [notAConnectionString({ start: 0, end: text.length })];
    return [
      ...read.problems,
      ...lintKeys(read.parts),
      ...lintDevelopmentStorage(read),
      ...(read.isDevelopmentStorage
        ? []
        : [
            ...lintAccount(read),
            ...lintProtocol(read, context),
            ...lintSuffix(read),
            ...lintEndpoint(read, context),
            ...lintCredential(read, context),
          ]),
    ];
  },
};

function lintKeys(parts: readonly ConnectionStringPart[]): Finding[] {
  const known = new Set(AZURE_STORAGE_KEYS.map((key) => key.toLowerCase()));
  const unknown = parts.filter((part) => !known.has(part.key.toLowerCase()));
  const repeated = findRepeatedParts(parts, (part) => part.key.toLowerCase());
  return [
    ...unknown.map((part) => {
      const { text, isTypo } = unknownKey(part, AZURE_STORAGE_KEYS);
      return (isTypo ? errorFinding : warningFinding)(text, part.keyRange);
    }),
    ...repeated.map((part) => errorFinding(describeFinding('duplicate-key.azure-storage'), part.keyRange)),
  ];
}

function lintDevelopmentStorage({ parts, isDevelopmentStorage }: AzureStorageConnectionString): Finding[] {
  const part = findPart(parts, 'UseDevelopmentStorage');
  if (part === undefined) return [];
  if (isDevelopmentStorage) return [developmentStorage(part)];
  return [errorFinding(describeFinding('development-storage-not-true'), part.valueRange)];
}

function developmentStorage(part: ConnectionStringPart): Finding {
  return warningFinding(describeFinding('development-storage'), {
    start: part.keyRange.start,
    end: part.valueRange.end,
  });
}

function lintAccount({ accountName, parts }: AzureStorageConnectionString): readonly Finding[] {
  const part = findPart(parts, 'AccountName');
  if (part?.value) return lintAccountName(part.value, part.valueRange);
  if (accountName !== undefined || hasEndpoint(parts)) return [];
  return [errorFinding(describeFinding('account-name-missing'), part?.keyRange)];
}

function lintProtocol(read: AzureStorageConnectionString, { service = '' }: LintContext): readonly Finding[] {
  const part = findPart(read.parts, 'DefaultEndpointsProtocol');
  if (!part?.value) return [];
  if (!/^https?$/i.test(part.value)) {
    return [errorFinding(describeFinding('protocol-unknown'), part.valueRange)];
  }
  const wanted = ENDPOINT_KEYS[service];
  const url = wanted && read.endpoints[wanted.service];
  const isAzure = url !== undefined && readAzureStorageEndpoint(url).isAzure;
  return isAzure && part.value.toLowerCase() === 'http' ? [insecureScheme(part.valueRange)] : [];
}

function lintSuffix({ parts }: AzureStorageConnectionString): readonly Finding[] {
  const part = findPart(parts, 'EndpointSuffix');
  if (!part?.value || SUFFIXES.includes(part.value.toLowerCase())) return [];
  const suggestion = suggestName(part.value, SUFFIXES) ?? 'core.windows.net';
  return [warningFinding(describeFinding('endpoint-suffix-unknown', { suggestion }), part.valueRange)];
}

function lintEndpoint(read: AzureStorageConnectionString, { service = '' }: LintContext): readonly Finding[] {
  const wanted = ENDPOINT_KEYS[service];
  if (wanted === undefined) return [];
  const part = findPart(read.parts, wanted.key);
  if (part?.value) {
    const endpoint = readAzureStorageEndpoint(part.value);
    return lintStorageEndpoint(endpoint, { service, offset: part.valueRange.start });
  }
  if (read.endpoints[wanted.service] !== undefined || !hasEndpoint(read.parts)) return [];
  return [errorFinding(describeFinding('endpoint-missing', { key: wanted.key }))];
}

function lintCredential(
  read: AzureStorageConnectionString,
  { service, params, now }: LintContext,
): readonly Finding[] {
  if (read.sas !== undefined)
    return lintSas(read.sas, { service, now, isContainerKnown: Boolean(params.container) });
  return lintAccountKey(findPart(read.parts, 'AccountKey'));
}

function hasEndpoint(parts: readonly ConnectionStringPart[]): boolean {
  return parts.some(({ key, value }) => /Endpoint$/i.test(key) && value !== '');
}

function findPart(parts: readonly ConnectionStringPart[], key: string): ConnectionStringPart | undefined {
  return parts.find((part) => part.key.toLowerCase() === key.toLowerCase());
}
