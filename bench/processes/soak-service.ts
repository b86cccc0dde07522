/** The service that a soak kills: `soak-service.ts <data directory>`. Faults can be injected; `measure` is answered with its memory. */
import { createLogLines, serveFlowService } from '@headwater/flow-service';

const [dataDirectory] = process.argv.slice(2);
if (!dataDirectory || !process.send) throw new Error('Start this with fork() and a data directory.');

const logger = createLogLines({ format: 'json', write: (line) => process.stderr.write(`${line}\n`) });
const service = await serveFlowService({ port: 0, dataDirectory, faults: true, logger });
process.send({ url: service.url, client: service.client });
process.on('message', (message) => {
  if (message !== 'measure') return;
  // What is only waiting to be collected is no leak.
  globalThis.gc?.();
  process.send?.({ rssBytes: process.memoryUsage.rss() });
});
process.once('disconnect', () => process.exit());
