import type { HttpClient } from '@azure/core-rest-pipeline';
import type { AccessToken, GetTokenOptions, TokenCredential } from '@azure/identity';
import type { DriverContext } from '../../contract/contract.ts';
import { createGuardedHttpClient } from '../http/guarded-http-client.ts';
import type { ServicePrincipal } from '../storage/storage-account.ts';
import { entraCloudOf, isMicrosoftAuthority } from './entra-cloud.ts';
import { type EntraAnswers, explainEntraError } from './entra-failure.ts';

const MAX_ANSWER_BYTES = 1024 * 1024;

/**
 * Requests tokens for a service principal from Microsoft Entra ID, through the guard. Its `getToken` throws a
 * DriverError with Entra's reason.
 *
 * @param sourceHost Host that the token is for. Its cloud decides where to sign in, unless the context does.
 */
export async function createEntraCredential(
  { tenant, clientId, clientSecret }: ServicePrincipal,
  context: Pick<DriverContext, 'guard' | 'entraAuthority'>,
  sourceHost: string,
): Promise<TokenCredential> {
  const { guard, entraAuthority = entraCloudOf(sourceHost).authority } = context;
  const { ClientSecretCredential } = await import('@azure/identity');
  const exchange: Exchange = {};
  const credential = new ClientSecretCredential(tenant, clientId, clientSecret, {
    authorityHost: entraAuthority,
    // Discovery knows Microsoft's own clouds only.
    disableInstanceDiscovery: !isMicrosoftAuthority(entraAuthority),
    httpClient: takePart(createGuardedHttpClient(guard, MAX_ANSWER_BYTES), exchange),
    retryOptions: { maxRetries: 1, retryDelayInMs: 200 },
  });
  return {
    async getToken(scopes, options): Promise<AccessToken> {
      exchange.abortSignal = options?.abortSignal;
      try {
        return await credential.getToken(scopes, options);
      } catch (error) {
        throw explainEntraError(error, { tenant, clientId, host: new URL(entraAuthority).host, ...exchange });
      }
    },
  };
}

/** The exchange with Entra, with details that the library drops. */
interface Exchange extends EntraAnswers {
  /** Cancels the exchange, which the library would continue. */
  abortSignal?: GetTokenOptions['abortSignal'];
}

/** The library reports that it got no token, but not always the reason, so this records the reasons. */
function takePart(client: HttpClient, exchange: Exchange): HttpClient {
  return {
    async sendRequest(request) {
      const { abortSignal } = exchange;
      try {
        const response = await client.sendRequest(abortSignal ? { ...request, abortSignal } : request);
        const [, number] = /AADSTS(\d+)/.exec(response.bodyAsText ?? '') ?? [];
        if (number !== undefined) exchange.errorNumber = number;
        return response;
      } catch (error) {
        exchange.sendError = error;
        throw error;
      }
    },
  };
}
