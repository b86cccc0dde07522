import { homedir } from 'node:os';
import { join } from 'node:path';
import { processEnvironment } from '../environment.ts';
import { expandHome } from './expand-home.ts';

/** Environment variables in the form of `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Options that determine where Headwater keeps its files. */
export interface HomeOptions {
  /** @default HEADWATER_HOME, else `~/.headwater` */
  homeDirectory?: string | undefined;
  /** @default process.env */
  environment?: Environment | undefined;
}

/**
 * Returns the folder for profiles, tokens, the record of the running local service, and by default the service's
 * data.
 */
export function resolveHome({ homeDirectory, environment = processEnvironment }: HomeOptions = {}): string {
  const named = environment.HEADWATER_HOME;
  return homeDirectory ?? (named ? expandHome(named) : join(homedir(), '.headwater'));
}
