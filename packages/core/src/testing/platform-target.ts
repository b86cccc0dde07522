import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createDocumentedPlatform,
  type DocumentedPlatform,
  type DocumentedPlatformOptions,
} from '@headwater/contract';
import { openSession } from '../session/open-session.ts';
import type { Session, SessionOptions } from '../session/session.ts';

/** The stand-in for Experience Platform, with sessions whose profile is the platform itself. */
export interface PlatformTarget {
  platform: DocumentedPlatform;
  openSession(options?: SessionOptions): Promise<Session>;
  close(): Promise<void>;
}

export async function openPlatformTarget(options: DocumentedPlatformOptions = {}): Promise<PlatformTarget> {
  const directory = await mkdtemp(join(tmpdir(), 'headwater-platform-'));
  const platform = createDocumentedPlatform(options);
  const { clientId, clientSecret, imsOrg } = platform.credentials;
  const environment = {
    HEADWATER_BASE_URL: 'https://platform.adobe.io',
    HEADWATER_IMS_ORG: imsOrg,
    HEADWATER_CLIENT_ID: clientId,
    HEADWATER_CLIENT_SECRET: clientSecret,
    HEADWATER_SANDBOX: 'dev',
  };
  return {
    platform,
    openSession: (settings = {}) =>
      openSession({
        homeDirectory: directory,
        projectDirectory: directory,
        environment,
        fetch: (request) => platform.fetch(request),
        ...settings,
      }),
    close: () => rm(directory, { recursive: true }),
  };
}
