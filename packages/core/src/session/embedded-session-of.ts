import { ConfigError } from '@headwater/sdk';
import { describeError } from '../errors/describe-error.ts';
import type { Session, UseCaseOptions } from './session.ts';
import { sessionOf } from './session-of.ts';

/**
 * Opens the session for a use case that only the embedded service supports.
 *
 * @param what The requested objects, in the plural, capitalized to begin a sentence.
 * @throws ConfigError if the target is not an embedded service. Without this check, the target's own error would be
 * about a missing address.
 */
export async function embeddedSessionOf(options: UseCaseOptions, what: string): Promise<Session> {
  const session = await sessionOf(options);
  if (await session.target.isHeadwater()) return session;
  throw new ConfigError(
    ...describeError('embedded-service-only', { what, baseUrl: session.profile.baseUrl }),
  );
}
