import { ConfigError } from '@headwater/sdk';
import { describeError } from '../errors/describe-error.ts';
import type { HomeOptions } from '../home/headwater-home.ts';
import { readLocalService } from './local-service.ts';
import { LOCAL_PROFILE } from './profile.ts';
import type { ResolvedProfile } from './resolved-profile.ts';

/** Where `serve` listens unless told otherwise. */
const DEFAULT_ADDRESS = 'http://127.0.0.1:7400';

/** The profile `local`. It is there before the service runs, so that what needs no service works without one. */
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
