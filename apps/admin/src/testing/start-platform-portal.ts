import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ServedPlatform, serveDocumentedPlatform } from '@headwater/contract';
import { addProfile, useProfile } from '@headwater/core';
import { forkPortal, type PortalProcess } from './fork-portal.ts';

/** The built portal with a profile for the stand-in of Experience Platform. */
export interface PlatformPortal extends PortalProcess {
  platform: ServedPlatform;
}

export interface PlatformPortalOptions {
  /** Address of the profile. @default the stand-in's own */
  baseUrl?: string | undefined;
  /** Variables of the portal's process, derived from the stand-in. */
  environment?: (platform: ServedPlatform) => Promise<Readonly<Record<string, string>>>;
}

export async function startPlatformPortal({
  baseUrl,
  environment = async () => ({}),
}: PlatformPortalOptions = {}): Promise<PlatformPortal> {
  const homeDirectory = await mkdtemp(join(tmpdir(), 'headwater-portal-'));
  const platform = await serveDocumentedPlatform();
  const { imsOrg, clientId, clientSecret } = platform.credentials;
  const profile = { imsOrg, clientId, clientSecret: '${env:ACME_SECRET}', sandbox: 'dev' };
  await addProfile('acme', { baseUrl: baseUrl ?? platform.url, ...profile }, { homeDirectory });
  await useProfile('acme', { homeDirectory });
  const portal = await forkPortal(homeDirectory, {
    ACME_SECRET: clientSecret,
    ...(await environment(platform)),
  });
  return {
    ...portal,
    platform,
    async close() {
      await portal.close();
      await platform.close();
      await rm(homeDirectory, { recursive: true, force: true });
    },
  };
}
