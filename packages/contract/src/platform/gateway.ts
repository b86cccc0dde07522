import { gatewayRefusal, type PlatformHandler, type PlatformRequest } from './platform-request.ts';

/** Credentials that the stand-in accepts. */
export interface PlatformCredentials {
  clientId: string;
  clientSecret: string;
  imsOrg: string;
}

/** Issues tokens and checks them, like IMS and the API gateway. */
export interface Gateway {
  /** IMS: `POST /ims/token/v3`, facts 1.3. */
  issueToken: PlatformHandler;
  /** The gateway. It checks headers in the order of facts 6.2. */
  refuse: PlatformHandler;
  /** Invalidates every token issued so far. */
  revokeTokens(): void;
}

export function createGateway({ clientId, clientSecret, imsOrg }: PlatformCredentials): Gateway {
  const tokens = new Set<string>();

  function refuseToken({ headers }: PlatformRequest): Response | undefined {
    const authorization = headers.get('authorization');
    if (authorization === null) return gatewayRefusal('403010', 'Oauth token is missing.');
    if (!tokens.has(authorization.replace(/^Bearer /, ''))) {
      return gatewayRefusal('401013', 'Oauth token is not valid');
    }
    return undefined;
  }

  function refuseClient({ headers }: PlatformRequest): Response | undefined {
    const key = headers.get('x-api-key');
    if (key === null) return gatewayRefusal('403000', 'Api Key is required');
    if (key !== clientId) return gatewayRefusal('403003', 'Api Key is invalid');
    const organization = headers.get('x-gw-ims-org-id');
    if (organization === null) return gatewayRefusal('400003', 'x-gw-ims-org-id header is missing');
    if (organization !== imsOrg) return gatewayRefusal('403025', 'Profile is not valid');
    return undefined;
  }

  return {
    issueToken({ method, path, text }) {
      if (method !== 'POST' || !/^\/ims\/token(?:\/v[23])?$/.test(path)) return undefined;
      const form = new URLSearchParams(text);
      if (form.get('client_id') !== clientId || form.get('client_secret') !== clientSecret) {
        const body = { error: 'invalid_client', error_description: 'invalid client_secret parameter' };
        return Response.json(body, { status: 400 });
      }
      const token = `documented-${tokens.size + 1}-${crypto.randomUUID()}`;
      tokens.add(token);
      return Response.json({ access_token: token, token_type: 'bearer', expires_in: 86_399 });
    },
    refuse: (request) => refuseToken(request) ?? refuseClient(request),
    revokeTokens: () => tokens.clear(),
  };
}
