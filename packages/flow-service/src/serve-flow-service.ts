import type { LocalClient } from './open-flow-service.ts';
import type { ServeOptions } from './options.ts';

/** A Flow Service that listens. */
export interface ServedFlowService {
  /** Address without a trailing slash, for example `http://127.0.0.1:7400`. */
  url: string;
  client: LocalClient;
  /** Stops listening, finishes the requests in flight, then closes the store. */
  close(): Promise<void>;
}

/** Serves the embedded Flow Service over HTTP. */
export function serveFlowService({ port }: ServeOptions): Promise<ServedFlowService> {
  return Promise.reject(new Error(`Serving on port ${port} is not built yet.`));
}
