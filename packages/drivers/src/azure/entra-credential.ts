import type { HttpClient } from '@azure/core-rest-pipeline';
import type { AccessToken, TokenCredential } from '@azure/identity';
import type { DriverContext } from '../contract.ts';
import { explainEntraError } from './entra-failure.ts';
import { createGuardedHttpClient } from './guarded-http-client.ts';
import type { StorageCredential } from './storage-account.ts';

/** Scope of tokens for the data of storage accounts, in every Azure cloud. */
export const STORAGE_SCOPE = 'https://storage.azure.com/.default';

const PUBLIC_AUTHORITY = 'https://login.microsoftonline.com';
const MAX_ANSWER_BYTES = 1024 * 1024;

type Principal = StorageCredential & { kind: 'service-principal' };

/**
 * Tokens for a service principal from Microsoft Entra ID, through the guard. Its `getToken` throws a DriverError that tells what
 * Entra objects to.
 */
export async function createEntraCredential(
  { tenant, clientId, clientSecret }: Principal,
  { guard, entraAuthority }: Pick<DriverContext, 'guard' | 'entraAuthority'>,
): Promise<TokenCredential> {
  const { ClientSecretCredential } = await import('@azure/identity');
  const client = createGuardedHttpClient(guard, MAX_ANSWER_BYTES);
  let sendError: unknown;
  // The library reports that a request failed without saying why, so the reason is noted on its way.
  const httpClient: HttpClient = {
    async sendRequest(request) {
      try {
        return await client.sendRequest(request);
      } catch (error) {
        sendError = error;
        throw error;
      }
    },
  };
  const credential = new ClientSecretCredential(tenant, clientId, clientSecret, {
    authorityHost: entraAuthority,
    // Only Microsoft's own clouds are listed where discovery asks.
    disableInstanceDiscovery: new URL(entraAuthority).origin !== PUBLIC_AUTHORITY,
    httpClient,
    retryOptions: { maxRetries: 1, retryDelayInMs: 200 },
  });
  return {
    async getToken(scopes, options): Promise<AccessToken> {
      try {
        return await credential.getToken(scopes, options);
      } catch (error) {
        throw explainEntraError(error, { tenant, clientId, host: new URL(entraAuthority).host, sendError });
      }
    },
  };
}
