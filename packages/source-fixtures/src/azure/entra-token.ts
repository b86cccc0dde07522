import { compactVerify, errors, generateKeyPair, SignJWT } from 'jose';

/** The claims of a Microsoft Entra ID token that a resource checks. Times are epoch seconds. */
export interface TokenClaims {
  /** The resource that the token is for. */
  aud: string;
  iss: string;
  /** Tenant. */
  tid: string;
  /** Client id of the application. */
  appid: string;
  iat: number;
  nbf: number;
  exp: number;
}

/** Signs access tokens and verifies its own tokens. */
export interface TokenSigner {
  issueToken(claims: TokenClaims): Promise<string>;
  /** Returns the claims of a token from this signer, expired or not; undefined for any other string. */
  readToken(token: string): Promise<TokenClaims | undefined>;
}

/** Creates a signer with a new key. */
export async function createTokenSigner(): Promise<TokenSigner> {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  return {
    issueToken: (claims) =>
      new SignJWT({ ...claims }).setProtectedHeader({ typ: 'JWT', alg: 'RS256' }).sign(privateKey),
    async readToken(token) {
      try {
        const { payload } = await compactVerify(token, publicKey);
        return JSON.parse(new TextDecoder().decode(payload)) as TokenClaims;
      } catch (error) {
        if (error instanceof errors.JOSEError) return undefined;
        throw error;
      }
    },
  };
}
