/**
 * The service that a soak kills: `soak-service.ts <data directory>`. Supports injected faults, and reports its memory
 * in response to `measure`.
 */
import { createLogLines, serveFlowService } from '@headwater/flow-service';

const [dataDirectory] = process.argv.slice(2);
if (!dataDirectory || !process.send) throw new Error('Start this with fork() and a data directory.');

const logger = createLogLines({ format: 'json', write: (line) => process.stderr.write(`${line}\n`) });
const service = await serveFlowService({ port: 0, dataDirectory, faults: true, logger });
process.send({ url: service.url, client: service.client });
process.on('message', (message) => {
  if (message !== 'measure') return;
  // Memory that is only waiting for garbage collection is not a leak.
  globalThis.gc?.();
  process.send?.({ rssBytes: process.memoryUsage.rss() });
});
process.once('disconnect', () => process.exit());
