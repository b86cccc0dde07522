import { findSasField } from '../connection-strings/azure-sas.ts';
import { type AzureSasUri, readSasUri } from '../connection-strings/azure-sas-uri.ts';
import { describeFinding, errorFinding, type Finding } from '../finding.ts';
import { looksLikeAddress } from './address-shape.ts';
import { lintSas } from './sas-rules.ts';
import { lintStorageEndpoint } from './storage-endpoint-rules.ts';
import type { ValueLinter } from './value-linter.ts';

/** Checks a SAS URI. */
export const azureSasUriLinter: ValueLinter = {
  name: 'azure-sas-uri',
  label: 'a SAS URI',
  claims: looksLikeAddress,
  recognizes: (text) => /^https?:\/\/[^?]*\?(?:.*&)?(?:sv|sig)=/is.test(text),
  lint(text, { service, params, now }) {
    const uri = readSasUri(text);
    if (uri.url === undefined) return uri.problems;
    const isContainerKnown = uri.container !== undefined || Boolean(params.container);
    return [
      ...lintStorageEndpoint(uri, { service }),
      ...lintProtocol(uri),
      ...lintSas(uri.sas, { service, isContainerKnown, now }),
    ];
  },
};

function lintProtocol({ scheme, sas }: AzureSasUri): readonly Finding[] {
  if (scheme !== 'http' || sas.protocol !== 'https') return [];
  return [errorFinding(describeFinding('sas-refuses-http'), findSasField(sas, 'spr'))];
}
