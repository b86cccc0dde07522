import { ConfigError } from '@headwater/sdk';
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
    `${what} are kept by the embedded service only; ${session.profile.baseUrl} is none.`,
    {
      code: 'embedded-service-only',
      nextSteps: ['Name the profile of an embedded service; `local` is the one of `headwater serve`.'],
    },
  );
}
