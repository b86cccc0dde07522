import type { Fetch } from '@headwater/sdk';
import { processEnvironment } from '../environment.ts';
import { type Environment, resolveHome } from '../home/headwater-home.ts';
import { createNetworkFetch } from '../network/network-fetch.ts';
import { proxyPasswords } from '../network/proxy-of.ts';
import { chooseProfile } from '../profiles/choose-profile.ts';
import type { ResolvedProfile } from '../profiles/resolved-profile.ts';
import { createRedactor } from '../redaction/redactor.ts';
import { openClient } from './open-client.ts';
import { openTokens } from './open-tokens.ts';
import type { Session, SessionOptions, SessionProfile } from './session.ts';
import { createTargetFacts } from './target-facts.ts';
import { askTargetKind } from './target-kind.ts';

/**
 * Opens a session: finds the profile, the sandbox, and the credentials, and creates the client. Sends nothing.
 * Without any setup the target is the local service; if it is not running, the first call reports that.
 *
 * @throws ConfigError if the profile is unknown, incomplete, or contains a plain secret.
 * @example
 * const session = await openSession({ profile: 'acme', sandbox: 'dev' });
 */
export async function openSession(options: SessionOptions = {}): Promise<Session> {
  const {
    environment = processEnvironment,
    projectDirectory = process.cwd(),
    now = Date.now,
    timeoutMs,
  } = options;
  const homeDirectory = resolveHome({ homeDirectory: options.homeDirectory, environment });
  const resolved = await chooseProfile({
    profile: options.profile,
    sandbox: options.sandbox,
    environment,
    homeDirectory,
    projectDirectory,
  });
  const profile = withoutSecrets(resolved);
  const redactor = createRedactor();
  proxyPasswords(environment).forEach(redactor.register);
  const fetch = options.fetch ?? fetchFor(profile, environment);
  const tokens = openTokens(resolved, { homeDirectory, redactor, fetch, now, timeoutMs });
  const client = openClient(profile, { sandbox: resolved.sandbox, tokens, fetch, timeoutMs });
  return {
    profile,
    sandbox: client.sandbox,
    client,
    tokens,
    redactor,
    references: { environment, workingDirectory: projectDirectory, onSecret: redactor.register },
    target: createTargetFacts(client, () => askTargetKind(profile.baseUrl, fetch)),
    now,
  };
}

/** The local service runs on this machine, so no proxy is used. */
function fetchFor({ origin }: SessionProfile, environment: Environment): Fetch | undefined {
  return origin === 'local' ? undefined : createNetworkFetch(environment);
}

function withoutSecrets({
  name,
  origin,
  baseUrl,
  imsUrl,
  imsOrg,
  clientId,
}: ResolvedProfile): SessionProfile {
  return { name, origin, baseUrl, imsUrl, imsOrg, clientId };
}
