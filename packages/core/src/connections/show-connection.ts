import type { UseCaseOptions } from '../session/session.ts';
import { sessionOf } from '../session/session-of.ts';
import { type ConnectionView, toConnectionView } from './connection-view.ts';
import { resolveReference } from './resolve-reference.ts';

/**
 * Returns one connection with its secrets masked.
 *
 * @param reference An id or a name.
 * @throws HeadwaterError with code `connection-not-found`, or AmbiguousNameError if several connections have the
 * name.
 * @throws ApiError, AuthError, NetworkError or TimeoutError if a request to the target fails.
 * @example
 * const { source, state } = await showConnection('Orders');
 */
export async function showConnection(
  reference: string,
  options: UseCaseOptions = {},
): Promise<ConnectionView> {
  const session = await sessionOf(options);
  const connection = await resolveReference(reference, { ...options, session });
  return await toConnectionView(connection, session.target);
}
