/**
 * A service that measures its own event-loop delay, or without a data directory an idle process that does:
 * `watched-service.ts [<data directory>]`. Replies to a message with the delay in milliseconds; `reset` clears the
 * recorded delay.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { serveFlowService } from '@headwater/flow-service';

const [dataDirectory] = process.argv.slice(2);
if (!process.send) throw new Error('Start this with fork().');

const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
const service = dataDirectory ? await serveFlowService({ port: 0, dataDirectory }) : undefined;
process.on('message', (message) => {
  if (message === 'reset') delay.reset();
  process.send?.({ delayMs: delay.percentile(99.9) / 1e6 });
});
process.send({ url: service?.url, client: service?.client });
process.once('disconnect', () => void (service?.close() ?? process.exit()));
