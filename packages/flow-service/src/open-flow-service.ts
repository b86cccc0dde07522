import type { FlowServiceOptions } from './options.ts';

/** Credentials of the client that every data directory comes with. */
export interface LocalClient {
  clientId: string;
  clientSecret: string;
  imsOrg: string;
}

/** A Flow Service without a port. */
export interface FlowService {
  /** Answers one request; usable in place of the global `fetch` of a client. */
  fetch(request: Request): Promise<Response>;
  client: LocalClient;
  /** Finishes the requests in flight, then closes the store. */
  close(): Promise<void>;
}

/**
 * Opens the embedded Flow Service in this process.
 *
 * @example
 * const service = await openFlowService({ dataDirectory });
 * const answer = await service.fetch(new Request('http://headwater/headwater/health'));
 */
export function openFlowService({ dataDirectory }: FlowServiceOptions): Promise<FlowService> {
  return Promise.reject(new Error(`The service of ${dataDirectory} is not built yet.`));
}
