import type { UseCaseOptions } from '../session/session.ts';
import { type ConnectionView, toConnectionView } from './connection-view.ts';
import { resolveReference } from './resolve-reference.ts';

/** One connection, its secrets masked. @param reference An id or a name. */
export async function showConnection(
  reference: string,
  options: UseCaseOptions = {},
): Promise<ConnectionView> {
  return await toConnectionView(await resolveReference(reference, options));
}
