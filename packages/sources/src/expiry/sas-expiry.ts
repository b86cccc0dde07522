import { readSasUri } from '../connection-strings/azure-sas-uri.ts';
import { readAzureStorageConnectionString } from '../connection-strings/azure-storage-connection-string.ts';

/**
 * The expiry of a signed address, or of the signature in a connection string; undefined with a stored access policy,
 * which contains the expiry instead.
 */
export function sasExpiry(text: string): number | undefined {
  if (!text.includes('sig=')) return undefined;
  const isConnectionString = /(?:^|;)\s*SharedAccessSignature\s*=/i.test(text);
  const sas = isConnectionString ? readAzureStorageConnectionString(text).sas : readSasUri(text).sas;
  return sas?.expiresAt?.getTime();
}
