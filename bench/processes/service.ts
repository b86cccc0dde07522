/** Runs a service in a separate process, as in production. Announces itself on the IPC channel. */
import { serveFlowService } from '@headwater/flow-service';

const [dataDirectory] = process.argv.slice(2);
if (!dataDirectory || !process.send) throw new Error('Start this with fork() and a data directory.');

const service = await serveFlowService({ port: 0, dataDirectory });
process.send({ url: service.url, client: service.client });
process.once('disconnect', () => void service.close());
