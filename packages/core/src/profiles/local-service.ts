import type { HomeOptions } from '../home/headwater-home.ts';

/** What a running local service tells the commands on this machine; kept 0600 in `local.json`. */
export interface LocalService {
  baseUrl: string;
  imsOrg: string;
  clientId: string;
  clientSecret: string;
  /** Process that serves; a note left by a killed one is not believed. */
  pid: number;
}

/** Leaves the note that makes the profile `local` work. */
export async function writeLocalService(service: LocalService, options: HomeOptions = {}): Promise<void> {
  throw new Error(`Not built yet: ${service.pid} ${options.homeDirectory}`);
}

/** The local service that runs now, if one does. */
export async function readLocalService(options: HomeOptions = {}): Promise<LocalService | undefined> {
  throw new Error(`Not built yet: ${options.homeDirectory}`);
}

/** Takes the note away, unless another process has left its own since. */
export async function removeLocalService(pid: number, options: HomeOptions = {}): Promise<void> {
  throw new Error(`Not built yet: ${pid} ${options.homeDirectory}`);
}
