import { HeadwaterError } from './headwater-error.ts';

/** Settings are missing or contradict each other; nothing was sent. */
export class ConfigError extends HeadwaterError {
  override readonly name: string = 'ConfigError';
}

/** Whether something thrown blames the settings. */
export function isConfigError(error: unknown): error is ConfigError {
  return error instanceof ConfigError;
}
