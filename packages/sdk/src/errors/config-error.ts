import { HeadwaterError } from './headwater-error.ts';

/** Settings are missing or contradict each other. Nothing was sent. */
export class ConfigError extends HeadwaterError {
  override readonly name: string = 'ConfigError';
}

/** True if an error concerns the settings. */
export function isConfigError(error: unknown): error is ConfigError {
  return error instanceof ConfigError;
}
