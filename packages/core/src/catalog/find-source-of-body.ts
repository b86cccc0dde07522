import { findConnectionSource } from './connection-source.ts';

/** What tells the source in a body for the API, as its tutorials post it. */
export interface SourceOfBody {
  connectionSpecId: string;
  specName?: string | undefined;
  params?: Readonly<Record<string, unknown>> | undefined;
}

/** The slug of the source that a body for the API is for; undefined where the catalog does not know its spec. */
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
