import { ConfigError } from '@headwater/sdk';
import { describeError } from '../errors/describe-error.ts';
import { nearest } from '../suggestions/nearest.ts';

/** Creates the error for a profile name that does not exist. */
export function unknownProfile(name: string, known: readonly string[]): ConfigError {
  return new ConfigError(
    ...describeError(
      'unknown-profile',
      { name },
      { first: nearest(name, known).map((near) => `Did you mean "${near}"?`) },
    ),
  );
}
