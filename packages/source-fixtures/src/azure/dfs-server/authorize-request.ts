import type { IncomingHttpHeaders } from 'node:http';
import type { TokenSigner } from '../entra-token.ts';
import { DfsRefusal } from './dfs-refusal.ts';

/** The applications that may read the account. */
export interface Access {
  /** The issuer of accepted tokens. */
  entra: Pick<TokenSigner, 'readToken'>;
  /** Client ids of the applications with the role "Storage Blob Data Reader" on the account. */
  readers: readonly string[];
  /** Filesystems on which other applications have that role, by client id. */
  fileSystemReaders?: Readonly<Record<string, readonly string[]>>;
}

const AUDIENCE = /^https:\/\/storage\.azure\.com\/?$/;

/** @throws DfsRefusal if the request has no token that grants access */
export async function authorizeRequest(
  { headers, fileSystem }: { headers: IncomingHttpHeaders; fileSystem: string },
  { entra, readers, fileSystemReaders = {} }: Access,
): Promise<void> {
  const { authorization } = headers;
  if (authorization === undefined) throw new DfsRefusal('NoAuthenticationInformation');
  const [, token] = /^Bearer (\S+)$/.exec(authorization) ?? [];
  if (token === undefined) throw new DfsRefusal('NotPartOfThisFixture', 'It accepts bearer tokens only.');
  const claims = await entra.readToken(token);
  const now = Date.now() / 1000;
  if (claims === undefined || !AUDIENCE.test(claims.aud) || claims.nbf > now || claims.exp <= now) {
    throw new DfsRefusal('InvalidAuthenticationInfo');
  }
  // The first service version that accepts tokens.
  if (String(headers['x-ms-version'] ?? '') < '2017-11-09') throw new DfsRefusal('MissingRequiredHeader');
  const isReader = readers.includes(claims.appid) || fileSystemReaders[claims.appid]?.includes(fileSystem);
  if (!isReader) throw new DfsRefusal('AuthorizationPermissionMismatch');
}
