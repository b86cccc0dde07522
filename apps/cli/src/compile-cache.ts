import { enableCompileCache } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { processEnvironment } from './environment.ts';

/**
 * Keeps compiled modules in the user's cache folder, so that the next start is faster. By default Node would keep them in the folder for
 * temporary files, which other users share. NODE_COMPILE_CACHE names another folder.
 */
export function keepCompiledModules(environment: NodeJS.ProcessEnv = processEnvironment): void {
  const { NODE_COMPILE_CACHE, XDG_CACHE_HOME } = environment;
  enableCompileCache(
    NODE_COMPILE_CACHE || join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'headwater', 'compiled'),
  );
}
