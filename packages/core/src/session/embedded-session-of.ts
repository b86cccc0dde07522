import { ConfigError } from '@headwater/sdk';
import { describeError } from '../errors/describe-error.ts';
import type { Session, UseCaseOptions } from './session.ts';
import { sessionOf } from './session-of.ts';

/**
 * The session of a use case that only the embedded service offers.
 *
 * @param what What is asked for, in the plural, to begin a sentence with.
 * @throws ConfigError where the target is none; its own answer would be that some address is not there.
 */
export async function embeddedSessionOf(options: UseCaseOptions, what: string): Promise<Session> {
  const session = await sessionOf(options);
  if (await session.target.isHeadwater()) return session;
  throw new ConfigError(
    ...describeError('embedded-service-only', { what, baseUrl: session.profile.baseUrl }),
  );
}
