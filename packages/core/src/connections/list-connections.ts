import type { UseCaseOptions } from '../session/session.ts';
import type { ConnectionView } from './connection-view.ts';

export interface ListConnectionsOptions extends UseCaseOptions {
  /** Exact name. */
  name?: string | undefined;
  /** Slug of a source. */
  source?: string | undefined;
  state?: ConnectionView['state'] | undefined;
  /** Field to order by; `-` before it orders descending. @default -createdAt */
  orderBy?: string | undefined;
}

export interface ConnectionList {
  items: readonly ConnectionView[];
  /** Whether more match than the limit let through. */
  hasMore: boolean;
}

/** The connections of the session's sandbox, up to a limit. @default limit 100 */
export async function listConnections(
  options: ListConnectionsOptions & { limit?: number | undefined } = {},
): Promise<ConnectionList> {
  throw new Error(`Not built yet: ${options.limit}`);
}

/** Every connection that matches, asked for page by page as they are consumed. */
export async function* iterateConnections(
  options: ListConnectionsOptions = {},
): AsyncGenerator<ConnectionView, void, void> {
  throw new Error(`Not built yet: ${options.name}`);
}
