import { assertWritable } from '../session/assert-writable.ts';
import type { UseCaseOptions } from '../session/session.ts';
import { sessionOf } from '../session/session-of.ts';
import { labelOf } from './connection-label.ts';
import { resolveReference } from './resolve-reference.ts';
import type { WriteOptions } from './write-options.ts';

export interface DeletedConnection {
  id: string;
  /** Its id where it has no name. */
  name: string;
}

/** Deletes a connection. @param reference An id or a name. */
export async function deleteConnection(
  reference: string,
  options: UseCaseOptions & Pick<WriteOptions, 'yesProduction'> = {},
): Promise<DeletedConnection> {
  const session = await sessionOf(options);
  const { signal } = options;
  const connection = await resolveReference(reference, { session, signal });
  await assertWritable(session, options);
  await session.client.connections.delete(connection.id, { signal });
  return { id: connection.id, name: labelOf(connection) };
}
