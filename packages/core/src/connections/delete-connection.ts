import type { UseCaseOptions } from '../session/session.ts';
import type { WriteOptions } from './write-options.ts';

export interface DeletedConnection {
  id: string;
  name: string;
}

/** Deletes a connection. @param reference An id or a name. */
export async function deleteConnection(
  reference: string,
  options: UseCaseOptions & Pick<WriteOptions, 'yesProduction'> = {},
): Promise<DeletedConnection> {
  throw new Error(`Not built yet: ${reference} ${options.yesProduction}`);
}
