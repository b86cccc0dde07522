import type { HttpClient } from '@azure/core-rest-pipeline';
import type { AccessToken, TokenCredential } from '@azure/identity';
import type { DriverContext } from '../contract.ts';
import { type EntraAnswers, explainEntraError } from './entra-failure.ts';
import { createGuardedHttpClient } from './guarded-http-client.ts';
import type { ServicePrincipal } from './storage-account.ts';

const PUBLIC_AUTHORITY = 'https://login.microsoftonline.com';
const MAX_ANSWER_BYTES = 1024 * 1024;

/**
 * Tokens for a service principal from Microsoft Entra ID, through the guard. Its `getToken` throws a DriverError that tells what
 * Entra objects to.
 */
export async function createEntraCredential(
  { tenant, clientId, clientSecret }: ServicePrincipal,
  { guard, entraAuthority }: Pick<DriverContext, 'guard' | 'entraAuthority'>,
): Promise<TokenCredential> {
  const { ClientSecretCredential } = await import('@azure/identity');
  const answers: EntraAnswers = {};
  const credential = new ClientSecretCredential(tenant, clientId, clientSecret, {
    authorityHost: entraAuthority,
    // Only Microsoft's own clouds are listed where discovery asks.
    disableInstanceDiscovery: new URL(entraAuthority).origin !== PUBLIC_AUTHORITY,
    httpClient: noteAnswers(createGuardedHttpClient(guard, MAX_ANSWER_BYTES), answers),
    retryOptions: { maxRetries: 1, retryDelayInMs: 200 },
  });
  return {
    async getToken(scopes, options): Promise<AccessToken> {
      try {
        return await credential.getToken(scopes, options);
      } catch (error) {
        throw explainEntraError(error, { tenant, clientId, host: new URL(entraAuthority).host, ...answers });
      }
    },
  };
}

/** The library tells that there is no token, not always why; so the reasons are noted as they pass. */
function noteAnswers(client: HttpClient, answers: EntraAnswers): HttpClient {
  return {
    async sendRequest(request) {
      try {
        const response = await client.sendRequest(request);
        const [, number] = /AADSTS(\d+)/.exec(response.bodyAsText ?? '') ?? [];
        if (number !== undefined) answers.errorNumber = number;
        return response;
      } catch (error) {
        answers.sendError = error;
        throw error;
      }
    },
  };
}
