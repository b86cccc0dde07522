import { generateKeyPairSync, sign, verify } from 'node:crypto';

/** What a token of Microsoft Entra ID says, as far as a resource looks at it. Times are epoch seconds. */
export interface TokenClaims {
  /** The resource that it is for. */
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

/** Signs access tokens, and knows its own again. */
export interface TokenSigner {
  issueToken(claims: TokenClaims): string;
  /** What a token issued here says, expired or not; undefined for any other text. */
  readToken(token: string): TokenClaims | undefined;
}

/** A signer with a key of its own. */
export function createTokenSigner(): TokenSigner {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    issueToken(claims) {
      const content = `${encode({ typ: 'JWT', alg: 'RS256' })}.${encode(claims)}`;
      return `${content}.${sign('sha256', Buffer.from(content), privateKey).toString('base64url')}`;
    },
    readToken(token) {
      const [header = '', claims = '', signature = ''] = token.split('.');
      const content = Buffer.from(`${header}.${claims}`);
      if (!verify('sha256', content, publicKey, Buffer.from(signature, 'base64url'))) return undefined;
      return JSON.parse(Buffer.from(claims, 'base64url').toString()) as TokenClaims;
    },
  };
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
