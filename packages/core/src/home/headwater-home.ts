import { homedir } from 'node:os';
import { join } from 'node:path';
import { processEnvironment } from '../environment.ts';
import { expandHome } from './expand-home.ts';

/** Environment variables, as `process.env` holds them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What decides where Headwater keeps its files. */
export interface HomeOptions {
  /** @default HEADWATER_HOME, else `~/.headwater` */
  homeDirectory?: string | undefined;
  /** @default process.env */
  environment?: Environment | undefined;
}

/** The folder that holds profiles, tokens, the note of the running local service, and by default its data. */
export function resolveHome({ homeDirectory, environment = processEnvironment }: HomeOptions = {}): string {
  const named = environment.HEADWATER_HOME;
  return homeDirectory ?? (named ? expandHome(named) : join(homedir(), '.headwater'));
}
