import { type ServedFlowService, ServeError, serveFlowService } from '@headwater/flow-service';

const PORT = 7400;

/** Serves the embedded service on its usual port, or on a free one if that is taken. */
export async function startService(dataDirectory: string): Promise<ServedFlowService> {
  return await serveFlowService({ port: PORT, dataDirectory }).catch(async (error: unknown) => {
    if (!(error instanceof ServeError && error.code === 'port-in-use')) throw error;
    return await serveFlowService({ port: 0, dataDirectory });
  });
}
