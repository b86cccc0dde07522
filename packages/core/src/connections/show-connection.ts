import type { UseCaseOptions } from '../session/session.ts';
import { sessionOf } from '../session/session-of.ts';
import { type ConnectionView, toConnectionView } from './connection-view.ts';
import { resolveReference } from './resolve-reference.ts';

/** Returns one connection with its secrets masked. @param reference An id or a name. */
export async function showConnection(
  reference: string,
  options: UseCaseOptions = {},
): Promise<ConnectionView> {
  const session = await sessionOf(options);
  const connection = await resolveReference(reference, { ...options, session });
  return await toConnectionView(connection, session.target);
}
