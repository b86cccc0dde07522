import type { Connection } from '@headwater/models';
import type { UseCaseOptions } from '../session/session.ts';

/**
 * Finds the connection that an id or a name means.
 *
 * @throws AmbiguousNameError with the candidates when several connections have the name.
 * @throws HeadwaterError with code `connection-not-found` and near names when there is none.
 */
export async function resolveReference(reference: string, options: UseCaseOptions = {}): Promise<Connection> {
  throw new Error(`Not built yet: ${reference} ${options.session}`);
}
