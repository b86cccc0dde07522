import type { UseCaseOptions } from '../session/session.ts';
import { sessionOf } from '../session/session-of.ts';

/** How a target searches names: anywhere and case-insensitively, or by prefix and case-sensitively. */
export type SearchReach = 'anywhere' | 'beginning';

/**
 * Returns how the session's target searches names. A Headwater service matches a string anywhere. The platform
 * documents only a way to match prefixes.
 *
 * @throws ApiError, AuthError, NetworkError or TimeoutError if a request to the target fails.
 * @example
 * const isAnywhere = (await searchReach()) === 'anywhere';
 */
export async function searchReach(options: UseCaseOptions = {}): Promise<SearchReach> {
  const { target } = await sessionOf(options);
  return (await target.kind()) === 'headwater' ? 'anywhere' : 'beginning';
}
