import { type AzureSas, readAzureSas } from './azure-sas.ts';
import { type AzureStorageEndpoint, readAzureStorageEndpoint } from './azure-storage-endpoint.ts';

/** A signed address: its location and the access that its signature grants. */
export interface AzureSasUri extends AzureStorageEndpoint {
  sas: AzureSas;
}

/**
 * Reads a SAS URI of an account, container, directory, or blob. Never throws.
 *
 * @example const { url, container, sas } = readSasUri(text); const client = new
 * BlobServiceClient(`${url}?${sas.token}`);
 */
export function readSasUri(text: string): AzureSasUri {
  const endpoint = readAzureStorageEndpoint(text);
  return {
    ...endpoint,
    sas: readAzureSas(endpoint.query ?? '', endpoint.ranges.query?.start ?? text.length),
  };
}
