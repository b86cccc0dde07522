import { readSasUri } from '../connection-strings/azure-sas-uri.ts';
import { readAzureStorageConnectionString } from '../connection-strings/azure-storage-connection-string.ts';

/** When a signed address, or the signature in a connection string, ends. One under a stored access policy does not say. */
export function sasExpiry(text: string): number | undefined {
  if (!text.includes('sig=')) return undefined;
  const isConnectionString = /(?:^|;)\s*SharedAccessSignature\s*=/i.test(text);
  const sas = isConnectionString ? readAzureStorageConnectionString(text).sas : readSasUri(text).sas;
  return sas?.expiresAt?.getTime();
}
