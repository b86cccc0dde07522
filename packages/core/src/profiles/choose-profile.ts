import { ConfigError } from '@headwater/sdk';
import { describeError } from '../errors/describe-error.ts';
import type { Environment } from '../home/headwater-home.ts';
import { imsAddressOf } from './adobe-host.ts';
import { readEnvironmentProfile } from './environment-profile.ts';
import { ENVIRONMENT_PROFILE, LOCAL_PROFILE, type Profile } from './profile.ts';
import { type ProfileFile, readProfileFile } from './profile-file.ts';
import { type ProjectFile, readProjectFile } from './project-file.ts';
import { resolveLocalProfile } from './resolve-local-profile.ts';
import { PLATFORM_ADDRESS, resolveStoredProfile } from './resolve-stored-profile.ts';
import type { ResolvedProfile } from './resolved-profile.ts';
import { unknownProfile } from './unknown-profile.ts';

/** The requested profile, and the other places to search. */
export interface ProfileRequest {
  /** Set by a flag. */
  profile: string | undefined;
  /** Set by a flag. */
  sandbox: string | undefined;
  environment: Environment;
  homeDirectory: string;
  projectDirectory: string;
}

/**
 * Finds the target: flag, then environment, then project file, then the user's profiles.
 *
 * @throws ConfigError if the profile is unknown or incomplete.
 */
export async function chooseProfile(request: ProfileRequest): Promise<ResolvedProfile> {
  const { environment, homeDirectory, projectDirectory } = request;
  const [project, file] = await Promise.all([
    readProjectFile(projectDirectory),
    readProfileFile({ homeDirectory }),
  ]);
  const profile = await findProfile(request, project, file);
  if (profile.name !== LOCAL_PROFILE) assertComplete(profile);
  const sandbox = request.sandbox ?? (environment.HEADWATER_SANDBOX || project.sandbox);
  return sandbox === undefined ? profile : { ...profile, sandbox };
}

async function findProfile(
  request: ProfileRequest,
  project: ProjectFile,
  file: ProfileFile,
): Promise<ResolvedProfile> {
  const { environment, homeDirectory } = request;
  const overlay = readEnvironmentProfile(environment);
  const isOverlaid = Object.keys(overlay).length > 0;
  const named = request.profile ?? (environment.HEADWATER_PROFILE || (project.profile ?? file.current));
  const name = named ?? (isOverlaid ? ENVIRONMENT_PROFILE : LOCAL_PROFILE);

  // The local service has its own address and client; variables for another target would break it.
  if (name === LOCAL_PROFILE) return await resolveLocalProfile({ homeDirectory });

  const references = { environment, workingDirectory: homeDirectory };
  if (name === ENVIRONMENT_PROFILE)
    return resolveStoredProfile(name, overlay, { origin: 'environment', references });

  const stored = Object.hasOwn(file.profiles, name) ? file.profiles[name] : undefined;
  if (!stored) throw unknownProfile(name, [LOCAL_PROFILE, ...Object.keys(file.profiles)]);
  // A profile named by a flag is used unchanged, because flags take precedence over the environment.
  const profile = request.profile === undefined ? overlayProfile(name, stored, overlay) : stored;
  return resolveStoredProfile(name, profile, { origin: 'user', references });
}

/**
 * Credentials form a set: those of the environment replace all of the profile's.
 *
 * @throws ConfigError if the environment names another host without credentials for it.
 */
function overlayProfile(name: string, stored: Profile, overlay: Profile): Profile {
  const { clientSecret, accessToken, ...rest } = stored;
  if (overlay.clientSecret !== undefined || overlay.accessToken !== undefined) return { ...rest, ...overlay };
  assertSameHosts(name, stored, overlay);
  return { ...stored, ...overlay };
}

/** A stored secret is sent only to hosts that its own profile names or implies. */
function assertSameHosts(name: string, stored: Profile, overlay: Profile): void {
  const baseUrl = stored.baseUrl ?? PLATFORM_ADDRESS;
  const allowed = {
    HEADWATER_BASE_URL: [overlay.baseUrl, [baseUrl]],
    HEADWATER_IMS_URL: [overlay.imsUrl, [stored.imsUrl ?? imsAddressOf(baseUrl)]],
  } as const;
  for (const [variable, [address, own]] of Object.entries(allowed)) {
    if (address === undefined || own.some((known) => new URL(known).origin === new URL(address).origin))
      continue;
    throw new ConfigError(
      ...describeError('credentials-for-another-host', {
        variable,
        host: new URL(address).host,
        profile: name,
      }),
    );
  }
}

function assertComplete(profile: ResolvedProfile): void {
  const field = (['imsOrg', 'clientId'] as const).find((name) => profile[name] === '');
  if (field === undefined) return;
  const variable = field === 'imsOrg' ? 'HEADWATER_IMS_ORG' : 'HEADWATER_CLIENT_ID';
  throw new ConfigError(...describeError('profile-incomplete', { profile: profile.name, field, variable }));
}
