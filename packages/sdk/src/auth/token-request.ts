import type { Token, TokenRequest } from '@headwater/models';
import { normalizeBaseUrl } from '../base-url.ts';
import type { Fetch, RetryOptions } from '../client-options.ts';
import { type ApiError, isApiError } from '../errors/api-error.ts';
import { AuthError } from '../errors/auth-error.ts';
import { headerValue } from '../header-value.ts';
import { withDeadline } from '../http/deadline.ts';
import { decode } from '../http/decode.ts';
import { type Answer, createExchange } from '../http/exchange.ts';
import type { StoredToken } from './token-source.ts';

/** The client of a token request, and its token endpoint. */
export interface ClientCredential {
  /** Origin of the token endpoint, for example `https://ims-na1.adobelogin.com`. */
  imsUrl: string;
  clientId: string;
  /** The secret, or a function that resolves it, which is called only when a token is requested. */
  clientSecret: string | (() => string | Promise<string>);
  /** @default those of a Platform API credential */
  scopes?: readonly string[];
  /**
   * Time limit of a token request in milliseconds, including retries.
   * @default 30000
   */
  timeoutMs?: number;
  retry?: RetryOptions;
  /** @default the global `fetch` */
  fetch?: Fetch;
  /** Epoch milliseconds. */
  now?: () => number;
}

/** The default scopes of an OAuth server-to-server credential of the Platform API. */
const PLATFORM_SCOPES = [
  'openid',
  'session',
  'AdobeID',
  'read_organizations',
  'additional_info.projectedProductContext',
];

/**
 * Prepares to exchange a client's secret for a token. The request is idempotent, so it is retried like a read.
 * @throws ConfigError if the address of the token endpoint is invalid
 */
export function createTokenRequest(credential: ClientCredential): () => Promise<StoredToken> {
  const { clientId, clientSecret, scopes = PLATFORM_SCOPES, timeoutMs = 30_000, now = Date.now } = credential;
  const exchange = createExchange(credential);
  const request = { method: 'POST', url: `${normalizeBaseUrl(credential.imsUrl, 'imsUrl')}/ims/token/v3` };

  async function ask(secret: string): Promise<Answer> {
    const sent = {
      ...request,
      headers: FORM_HEADERS,
      body: formOf({ clientId, secret, scopes }),
      secrets: [secret],
    };
    return await withDeadline((deadline) => exchange({ ...sent, deadline, isSafe: true }), {
      timeoutMs,
      request,
    });
  }

  return async () => {
    const secret = typeof clientSecret === 'function' ? await clientSecret() : clientSecret;
    const askedAt = now();
    const answer = await ask(secret).catch((error: unknown) => {
      throw isRefusal(error) ? refusalOf(error, clientId) : error;
    });
    return readToken(decode<Partial<Token>>(answer, request), askedAt);
  };
}

const FORM_HEADERS = {
  accept: 'application/json',
  'content-type': 'application/x-www-form-urlencoded',
};

function formOf({
  clientId,
  secret,
  scopes,
}: {
  clientId: string;
  secret: string;
  scopes: readonly string[];
}): string {
  const fields = {
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: secret,
    scope: scopes.join(','),
  } satisfies TokenRequest;
  return new URLSearchParams(fields).toString();
}

function readToken(
  { access_token: token, expires_in: seconds }: Partial<Token>,
  askedAt: number,
): StoredToken {
  if (typeof token === 'string' && typeof seconds === 'number') {
    return { accessToken: headerValue(token, 'access_token'), expiresAt: askedAt + seconds * 1000 };
  }
  throw new AuthError('The response of the token endpoint has no access token, or no lifetime in seconds.', {
    code: 'token-unreadable',
    nextSteps: ['Check that the address of the token endpoint is that of IMS or of a Headwater service.'],
  });
}

/** The endpoint rejected the client, as opposed to a temporary failure. */
function isRefusal(error: unknown): error is ApiError {
  return isApiError(error) && [400, 401, 403].includes(error.status);
}

function refusalOf(cause: ApiError, clientId: string): AuthError {
  return new AuthError(
    `The token endpoint refused to issue a token to client ${clientId}: ${cause.detail ?? cause.code}`,
    {
      code: 'token-refused',
      nextSteps: [
        'Check the client id and the client secret. The secret may have been rotated or revoked.',
        'Check that the credential has the requested scopes.',
      ],
      cause,
    },
  );
}
