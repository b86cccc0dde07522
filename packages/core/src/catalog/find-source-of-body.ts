import { findConnectionSource } from './connection-source.ts';

/** The fields that identify the source in a request body, as the API's tutorials post it. */
export interface SourceOfBody {
  connectionSpecId: string;
  specName?: string | undefined;
  params?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Returns the slug of the source that a request body belongs to; undefined if the catalog does not know its spec.
 *
 * @throws never: an unknown spec id results in undefined.
 * @example
 * const slug = await findSourceOfBody({ connectionSpecId: '4c10e202-c428-4796-9208-5f1f5732b1cf' });
 */
export async function findSourceOfBody({
  connectionSpecId,
  specName,
  params = {},
}: SourceOfBody): Promise<string | undefined> {
  const auth = specName === undefined ? undefined : { specName, params };
  const found = await findConnectionSource({
    connectionSpec: { id: connectionSpecId, version: '1.0' },
    ...(auth && { auth }),
  });
  return found?.definition.slug;
}
