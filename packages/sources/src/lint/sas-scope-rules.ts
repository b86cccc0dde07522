import { type AzureSas, findSasField } from '../connection-strings/azure-sas.ts';
import { describeFinding, errorFinding, type Finding, warningFinding } from '../finding.ts';

/** How a signature is used. */
export interface SasTarget {
  service: string | undefined;
  /** True if the container to read is known. */
  isContainerKnown: boolean;
}

/** The letter of each service in `ss`. */
const SERVICE_LETTERS: Readonly<Record<string, string>> = { blob: 'b', table: 't' };

/** Checks which resources a signature covers and which operations it permits. */
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
    return [errorFinding(describeFinding('sas-permissions-missing'), range)];
  }
  const findings: Finding[] = [];
  if (!permissions.includes('r')) {
    findings.push(errorFinding(describeFinding('sas-lacks-read'), range));
  }
  // A signature over one table has no letter for listing, because queries need only the read permission.
  if (!permissions.includes('l') && tableName === undefined) {
    findings.push(errorFinding(describeFinding('sas-lacks-list'), range));
  }
  return findings;
}

function lintAccountScope(sas: AzureSas, { service, isContainerKnown }: SasTarget): Finding[] {
  const findings: Finding[] = [];
  const letter = SERVICE_LETTERS[service ?? ''];
  if (letter !== undefined && !sas.services?.includes(letter)) findings.push(lacksService(sas, 'ss'));
  const types = sas.resourceTypes ?? '';
  if (!types.includes('c')) {
    findings.push(errorFinding(describeFinding('sas-lacks-container-level'), findSasField(sas, 'srt')));
  }
  if (!types.includes('o')) {
    findings.push(errorFinding(describeFinding('sas-lacks-object-level'), findSasField(sas, 'srt')));
  }
  if (service === 'blob' && !types.includes('s') && !isContainerKnown) {
    findings.push(warningFinding(describeFinding('sas-lacks-service-level'), findSasField(sas, 'srt')));
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
  return errorFinding(describeFinding('sas-lacks-service', { field }), findSasField(sas, field));
}

function missingScope(): Finding {
  return errorFinding(describeFinding('sas-scope-missing'));
}

function unnamedContainer(sas: AzureSas): Finding {
  return warningFinding(describeFinding('sas-container-unnamed'), findSasField(sas, 'sr'));
}

function singleDirectory(sas: AzureSas): Finding {
  return warningFinding(describeFinding('sas-single-directory'), findSasField(sas, 'sr'));
}

function singleBlob(sas: AzureSas): Finding {
  return errorFinding(describeFinding('sas-single-blob'), findSasField(sas, 'sr'));
}
