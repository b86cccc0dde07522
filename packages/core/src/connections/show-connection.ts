import type { UseCaseOptions } from '../session/session.ts';
import type { ConnectionView } from './connection-view.ts';

/** One connection, secrets masked. @param reference An id or a name. */
export async function showConnection(
  reference: string,
  options: UseCaseOptions = {},
): Promise<ConnectionView> {
  throw new Error(`Not built yet: ${reference} ${options.session}`);
}
