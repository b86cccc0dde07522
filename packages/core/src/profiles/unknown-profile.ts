import { ConfigError } from '@headwater/sdk';
import { describeError } from '../errors/describe-error.ts';
import { nearest } from '../suggestions/nearest.ts';

/** The error of a name that no profile has. */
export function unknownProfile(name: string, known: readonly string[]): ConfigError {
  return new ConfigError(
    ...describeError(
      'unknown-profile',
      { name },
      { first: nearest(name, known).map((near) => `Did you mean "${near}"?`) },
    ),
  );
}
