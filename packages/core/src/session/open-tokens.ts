import { accessToken, clientCredentials, type Fetch, type TokenSource } from '@headwater/sdk';
import type { ResolvedProfile } from '../profiles/resolved-profile.ts';
import type { Redactor } from '../redaction/redactor.ts';
import { createTokenCache } from './token-cache.ts';

interface TokenSettings {
  homeDirectory: string;
  redactor: Redactor;
  fetch: Fetch | undefined;
  now: () => number;
  timeoutMs: number | undefined;
}

/** Creates the token source of a profile. It reads and requests nothing before the first token is needed. */
export function openTokens(profile: ResolvedProfile, settings: TokenSettings): TokenSource {
  const source = sourceOf(profile, settings);
  const { redactor } = settings;
  return {
    async token() {
      const token = await source.token();
      redactor.register(token);
      return token;
    },
    async replace(refused) {
      const token = await source.replace(refused);
      if (token !== undefined) redactor.register(token);
      return token;
    },
  };
}

function sourceOf(
  profile: ResolvedProfile,
  { homeDirectory, redactor, fetch, now, timeoutMs }: TokenSettings,
): TokenSource {
  const { imsUrl, clientId, scopes, credentials } = profile;
  if (credentials.kind === 'none') {
    const refuse = async (): Promise<never> => {
      throw credentials.reason;
    };
    return { token: refuse, replace: refuse };
  }
  const readSecret = async (): Promise<string> => {
    const secret = await credentials.readSecret();
    redactor.register(secret);
    return secret;
  };
  if (credentials.kind === 'access-token') {
    return { token: async () => accessToken(await readSecret()).token(), replace: async () => undefined };
  }
  return clientCredentials({
    imsUrl,
    clientId,
    clientSecret: readSecret,
    ...(scopes && { scopes }),
    ...(fetch && { fetch }),
    ...(timeoutMs !== undefined && { timeoutMs }),
    cache: createTokenCache(homeDirectory),
    now,
  });
}
