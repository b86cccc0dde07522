import type { Finding } from '@headwater/sources';
import type { UseCaseOptions } from '../session/session.ts';
import type { WriteOptions } from './write-options.ts';

/** What to change; what is left out stays. */
export interface ConnectionChanges {
  name?: string | undefined;
  description?: string | undefined;
  /** Parameters of the connection's auth variant, merged into the stored ones. May hold secret references. */
  params?: Readonly<Record<string, unknown>> | undefined;
}

export interface UpdateConnectionOptions extends UseCaseOptions, WriteOptions {
  /** Change only what is still at this etag. @default the etag just read */
  etag?: string | undefined;
}

export interface UpdatedConnection {
  id: string;
  name: string;
  etag: string;
  findings: readonly Finding[];
}

/** Changes a connection. @param reference An id or a name. */
export async function updateConnection(
  reference: string,
  changes: ConnectionChanges,
  options: UpdateConnectionOptions = {},
): Promise<UpdatedConnection> {
  throw new Error(`Not built yet: ${reference} ${changes.name} ${options.etag}`);
}
