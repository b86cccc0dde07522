import type { UseCaseOptions } from '../session/session.ts';
import { sessionOf } from '../session/session-of.ts';

/** Where a target finds a text: anywhere in a name, whatever its case, or at its beginning only, in exactly this case. */
export type SearchReach = 'anywhere' | 'beginning';

/**
 * How far a search by name reaches on the session's target. A Headwater service finds a text anywhere; of the platform
 * nothing is documented that does.
 */
export async function searchReach(options: UseCaseOptions = {}): Promise<SearchReach> {
  const { target } = await sessionOf(options);
  return (await target.kind()) === 'headwater' ? 'anywhere' : 'beginning';
}
