import { type AzureSas, findSasField } from '../connection-strings/azure-sas.ts';
import { errorFinding, type Finding, warningFinding } from '../finding.ts';

/** What a signature is to be used for. */
export interface SasTarget {
  service: string | undefined;
  /** Whether it is known which container is to be read. */
  isContainerKnown: boolean;
}

/** Letters of `ss` by service. */
const SERVICE_LETTERS: Readonly<Record<string, string>> = { blob: 'b', table: 't' };

/** Judges what a signature covers and what it allows to be done with that. */
export function lintSasScope(sas: AzureSas, target: SasTarget): readonly Finding[] {
  return [
    ...lintPermissions(sas),
    ...(isAccountSas(sas) ? lintAccountScope(sas, target) : lintServiceScope(sas, target)),
  ];
}

function isAccountSas({ services, resourceTypes }: AzureSas): boolean {
  return services !== undefined || resourceTypes !== undefined;
}

function lintPermissions(sas: AzureSas): Finding[] {
  const { permissions, policy, tableName } = sas;
  const range = findSasField(sas, 'sp');
  if (!permissions) {
    if (policy !== undefined) return [];
    return [
      errorFinding({
        code: 'sas-permissions-missing',
        range,
        cause:
          'The signature names no permissions (sp) and no stored access policy (si), so it allows nothing.',
        fix: 'Generate a signature with the permissions Read and List.',
      }),
    ];
  }
  const findings: Finding[] = [];
  if (!permissions.includes('r')) {
    findings.push(
      errorFinding({
        code: 'sas-lacks-read',
        range,
        cause: 'The permissions (sp) do not include r, so no data can be read with this signature.',
        fix: 'Generate a signature with the permissions Read and List.',
      }),
    );
  }
  // A signature over one table has no letter for listing; querying it is reading.
  if (!permissions.includes('l') && tableName === undefined) {
    findings.push(
      errorFinding({
        code: 'sas-lacks-list',
        range,
        cause:
          'The permissions (sp) do not include l, so what there is to read cannot be listed; tests and exploration fail.',
        fix: 'Generate a signature with the permissions Read and List.',
      }),
    );
  }
  return findings;
}

function lintAccountScope(sas: AzureSas, { service, isContainerKnown }: SasTarget): Finding[] {
  const findings: Finding[] = [];
  const letter = SERVICE_LETTERS[service ?? ''];
  if (letter !== undefined && !sas.services?.includes(letter)) findings.push(lacksService(sas, 'ss'));
  const types = sas.resourceTypes ?? '';
  if (!types.includes('c')) {
    findings.push(
      errorFinding({
        code: 'sas-lacks-container-level',
        range: findSasField(sas, 'srt'),
        cause:
          'The resource types (srt) do not include c, so the content of containers or the names of tables cannot be listed.',
        fix: 'Generate a signature with the resource types Service, Container and Object.',
      }),
    );
  }
  if (!types.includes('o')) {
    findings.push(
      errorFinding({
        code: 'sas-lacks-object-level',
        range: findSasField(sas, 'srt'),
        cause: 'The resource types (srt) do not include o, so files or rows themselves cannot be read.',
        fix: 'Generate a signature with the resource types Service, Container and Object.',
      }),
    );
  }
  if (service === 'blob' && !types.includes('s') && !isContainerKnown) {
    findings.push(
      warningFinding({
        code: 'sas-lacks-service-level',
        range: findSasField(sas, 'srt'),
        cause:
          'The resource types (srt) do not include s and no container is named, so the containers cannot be listed.',
        fix: 'Name the container, or generate a signature that includes the resource type Service.',
      }),
    );
  }
  return findings;
}

function lintServiceScope(sas: AzureSas, { service, isContainerKnown }: SasTarget): Finding[] {
  if (sas.tableName !== undefined) return service === 'table' ? [] : [lacksService(sas, 'tn')];
  if (sas.resource === undefined) return [missingScope()];
  if (service === 'table') return [lacksService(sas, 'sr')];
  switch (sas.resource) {
    case 'c':
      return isContainerKnown ? [] : [unnamedContainer(sas)];
    case 'd':
      return [singleDirectory(sas)];
    default:
      return [singleBlob(sas)];
  }
}

function lacksService(sas: AzureSas, field: 'ss' | 'sr' | 'tn'): Finding {
  return errorFinding({
    code: 'sas-lacks-service',
    range: findSasField(sas, field),
    cause: `The signature (${field}) is for another service of the storage account than the one this source reads.`,
    fix: 'Generate a signature for the service of this source: Blob for Azure Blob Storage, Table for Azure Table Storage.',
  });
}

function missingScope(): Finding {
  return errorFinding({
    code: 'sas-scope-missing',
    cause:
      'The signature does not say what it is for: there is neither a resource (sr) nor services (ss) with resource types (srt).',
    fix: 'Copy the whole signed address; a part of it seems to be missing.',
  });
}

function unnamedContainer(sas: AzureSas): Finding {
  return warningFinding({
    code: 'sas-container-unnamed',
    range: findSasField(sas, 'sr'),
    cause:
      'The signature is for one container (sr=c), but neither the address nor a parameter says which; the account as a whole stays closed to it.',
    fix: 'Set the parameter container, or put the container into the address: https://account.blob.core.windows.net/container?…',
  });
}

function singleDirectory(sas: AzureSas): Finding {
  return warningFinding({
    code: 'sas-single-directory',
    range: findSasField(sas, 'sr'),
    cause:
      'The signature is for one directory (sr=d): nothing outside of it can be listed, its container included.',
    fix: 'Generate a signature for the container, or set folderPath to exactly that directory.',
  });
}

function singleBlob(sas: AzureSas): Finding {
  return errorFinding({
    code: 'sas-single-blob',
    range: findSasField(sas, 'sr'),
    cause:
      'The signature is for one blob, one version or one snapshot of it (sr); with it no container can be listed, which a source needs.',
    fix: 'Generate the signature on the container or on the account, not on a single file.',
  });
}
