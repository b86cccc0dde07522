import { randomUUID } from 'node:crypto';
import type { FlowRunner } from '@headwater/flow-runner';
import {
  explainDataFailures,
  type LocalClient,
  loadLocalClient,
  type SealedCredentials,
} from '@headwater/flow-store';
import { processEnvironment } from '../environment.ts';
import { openRunner } from '../flow-runs/open-runner.ts';
import type { Services } from '../gateway/services.ts';
import { toErrorReply } from '../http/error-reply.ts';
import { toResponse } from '../http/reply.ts';
import { createRequestsInFlight } from '../http/requests-in-flight.ts';
import { problem } from '../problems/service-problem.ts';
import { createApp } from './app.ts';
import { closeServices, openServices } from './open-services.ts';
import type { FlowServiceOptions } from './options.ts';
import { prepareStore } from './prepare-store.ts';

/** A Flow Service that does not listen on a port. */
export interface FlowService {
  /**
   * Answers one request; usable in place of a client's global `fetch`.
   * @param environment Request metadata of a server, which provides the sender's address.
   */
  fetch(request: Request, environment?: unknown): Promise<Response>;
  client: LocalClient;
  /** Set only if this start sealed credentials that an earlier version had stored in clear. */
  sealedCredentials?: SealedCredentials;
  /** Finishes the requests in progress, then closes the store. */
  close(): Promise<void>;
}

/**
 * Opens the embedded Flow Service in this process.
 *
 * @throws `MasterKeyError`, `StoreOpenError` or `LocalClientError` if the data cannot be used
 * @example const service = await openFlowService({ dataDirectory }); const answer = await service.fetch(new
 * Request('http://headwater/headwater/health'));
 */
export async function openFlowService(options: FlowServiceOptions): Promise<FlowService> {
  const { services, client, runner } = await explainDataFailures(() => start(options));
  const requests = createRequestsInFlight();
  const app = createApp(services, { requests, logger: options.logger });
  let closing: Promise<void> | undefined;

  async function closeAll(): Promise<void> {
    await requests.settled();
    await runner?.stop();
    await closeServices(services);
  }

  return {
    client,
    ...(services.sealedCredentials ? { sealedCredentials: services.sealedCredentials } : {}),
    async fetch(request, environment) {
      if (closing !== undefined) return refuseClosing();
      return await requests.track(
        async () => await app.fetch(request, isObject(environment) ? environment : {}),
      );
    },
    close() {
      closing ??= closeAll();
      return closing;
    },
  };
}

interface Started {
  services: Services;
  client: LocalClient;
  runner: FlowRunner | undefined;
}

async function start(options: FlowServiceOptions): Promise<Started> {
  const services = await openServices(options);
  try {
    const client = await readyClient(services, options);
    const runner = options.runs ? await openRunner(services, options) : undefined;
    runner?.start();
    return { services, client, runner };
  } catch (error) {
    await closeServices(services);
    throw error;
  }
}

/** The client of this service, authenticated by its own store. */
async function readyClient(
  { store, now }: Services,
  { dataDirectory, environment = processEnvironment }: FlowServiceOptions,
): Promise<LocalClient> {
  const client = await loadLocalClient({
    dataDirectory,
    environment,
    agreeOnOrganization: (candidate) => store.settings.keepFirst('organisation', candidate),
  });
  await prepareStore(store, client, now);
  return client;
}

/** In process, a client passes the options of `fetch` here. */
function isObject(environment: unknown): environment is object {
  return typeof environment === 'object' && environment !== null;
}

function refuseClosing(): Response {
  const requestId = randomUUID();
  return toResponse(toErrorReply(problem('FLOW-1103-503'), requestId), requestId);
}
