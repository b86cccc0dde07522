import { ConfigError } from '@headwater/sdk';
import { describeError } from '../errors/describe-error.ts';
import type { HomeOptions } from '../home/headwater-home.ts';
import { readLocalService } from './local-service.ts';
import { LOCAL_PROFILE } from './profile.ts';
import type { ResolvedProfile } from './resolved-profile.ts';

/** Default address of `serve`. */
const DEFAULT_ADDRESS = 'http://127.0.0.1:7400';

/** Returns the profile `local`. It exists even while no service is running, for commands that need no service. */
export async function resolveLocalProfile(options: HomeOptions = {}): Promise<ResolvedProfile> {
  const service = await readLocalService(options);
  const baseUrl = service?.baseUrl ?? DEFAULT_ADDRESS;
  return {
    name: LOCAL_PROFILE,
    origin: 'local',
    baseUrl,
    imsUrl: baseUrl,
    imsOrg: service?.imsOrg ?? '',
    clientId: service?.clientId ?? '',
    scopes: undefined,
    sandbox: 'dev',
    credentials: service
      ? { kind: 'client-secret', readSecret: async () => service.clientSecret }
      : { kind: 'none', reason: localServiceNotRunning() },
  };
}

export function localServiceNotRunning(): ConfigError {
  return new ConfigError(...describeError('local-service-not-running', {}));
}
