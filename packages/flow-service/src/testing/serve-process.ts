/**
 * A service in its own process, to be killed: `serve-process.ts <data directory>`. Sends its address to the parent
 * process.
 */
import { serveFlowService } from '../start/serve-flow-service.ts';

const [dataDirectory] = process.argv.slice(2);
if (dataDirectory === undefined) throw new Error('Give a data directory.');
const { url, client } = await serveFlowService({ port: 0, dataDirectory, environment: {} });
process.send?.({ url, client });
process.once('disconnect', () => process.exit());
