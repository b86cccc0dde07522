import {
  AZURE_STORAGE_KEYS,
  type AzureStorageConnectionString,
  type ConnectableService,
  readAzureStorageConnectionString,
} from '../connection-strings/azure-storage-connection-string.ts';
import { readAzureStorageEndpoint } from '../connection-strings/azure-storage-endpoint.ts';
import { type ConnectionStringPart, readSemicolonPairs } from '../connection-strings/semicolon-pairs.ts';
import { errorFinding, type Finding, warningFinding } from '../finding.ts';
import { lintAccountKey } from './account-key-rules.ts';
import { findRepeatedParts, notAConnectionString, unknownKey } from './part-rules.ts';
import { lintSas } from './sas-rules.ts';
import { insecureScheme, lintAccountName, lintStorageEndpoint } from './storage-endpoint-rules.ts';
import { suggestName } from './suggest-name.ts';
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

/** Judges the connection string of a storage account. */
export const azureStorageConnectionStringLinter: ValueLinter = {
  name: 'azure-storage-connection-string',
  label: 'a connection string of an Azure Storage account',
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
      const { isTypo, ...text } = unknownKey(part, AZURE_STORAGE_KEYS);
      return isTypo ? errorFinding(text) : warningFinding(text);
    }),
    ...repeated.map((part) =>
      errorFinding({
        code: 'duplicate-key',
        range: part.keyRange,
        cause:
          'This key stands in the connection string before already; clients refuse such a string or take either value.',
        fix: 'Keep one of the two. Two connection strings may have been joined.',
      }),
    ),
  ];
}

function lintDevelopmentStorage({ parts, isDevelopmentStorage }: AzureStorageConnectionString): Finding[] {
  const part = findPart(parts, 'UseDevelopmentStorage');
  if (part === undefined) return [];
  if (isDevelopmentStorage) return [developmentStorage(part)];
  return [
    errorFinding({
      code: 'development-storage-not-true',
      range: part.valueRange,
      cause:
        'UseDevelopmentStorage may only be true, for an emulator on this machine; any other value is refused.',
      fix: 'Remove the part to use a real account.',
    }),
  ];
}

function developmentStorage(part: ConnectionStringPart): Finding {
  return warningFinding({
    code: 'development-storage',
    range: { start: part.keyRange.start, end: part.valueRange.end },
    cause:
      'This means the storage emulator on the machine that connects. Experience Platform has none; only a service on your own machine finds yours.',
    fix: 'Copy a connection string of the storage account from "Access keys" in the Azure portal.',
  });
}

function lintAccount({ accountName, parts }: AzureStorageConnectionString): readonly Finding[] {
  const part = findPart(parts, 'AccountName');
  if (part?.value) return lintAccountName(part.value, part.valueRange);
  if (accountName !== undefined || hasEndpoint(parts)) return [];
  return [
    errorFinding({
      code: 'account-name-missing',
      range: part?.keyRange,
      cause: 'There is no AccountName, so the address of the account is not known.',
      fix: 'Add AccountName=… with the name of the storage account.',
    }),
  ];
}

function lintProtocol(read: AzureStorageConnectionString, { service = '' }: LintContext): readonly Finding[] {
  const part = findPart(read.parts, 'DefaultEndpointsProtocol');
  if (!part?.value) return [];
  if (!/^https?$/i.test(part.value)) {
    return [
      errorFinding({
        code: 'protocol-unknown',
        range: part.valueRange,
        cause: 'DefaultEndpointsProtocol may be https or http; with anything else no address can be built.',
        fix: 'Write DefaultEndpointsProtocol=https.',
      }),
    ];
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
  return [
    warningFinding({
      code: 'endpoint-suffix-unknown',
      range: part.valueRange,
      cause:
        'No public Azure cloud has this EndpointSuffix, so the address built from it probably does not exist. The suffix begins after the name of the service.',
      fix: `Did you mean ${suggestion}?`,
    }),
  ];
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
  return [
    errorFinding({
      code: 'endpoint-missing',
      cause: `The connection string names addresses of other services of the account, but not ${wanted.key}, which this source needs.`,
      fix: `Add ${wanted.key}=…, or AccountName=… from which it follows.`,
    }),
  ];
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
