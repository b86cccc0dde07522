import { ConfigError } from '@headwater/sdk';
import { nearest } from '../suggestions/nearest.ts';

/** The error of a name that no profile has. */
export function unknownProfile(name: string, known: readonly string[]): ConfigError {
  return new ConfigError(`There is no profile "${name}".`, {
    code: 'unknown-profile',
    nextSteps: [
      ...nearest(name, known).map((near) => `Did you mean "${near}"?`),
      'See them with `headwater profiles list`, or add it with `headwater profiles add`.',
    ],
  });
}
