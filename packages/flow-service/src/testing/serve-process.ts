/** A service in a process of its own, to be killed: `serve-process.ts <data directory>`. Announces itself to its parent. */
import { serveFlowService } from '../start/serve-flow-service.ts';

const [dataDirectory] = process.argv.slice(2);
if (dataDirectory === undefined) throw new Error('Give a data directory.');
const { url, client } = await serveFlowService({ port: 0, dataDirectory, environment: {} });
process.send?.({ url, client });
process.once('disconnect', () => process.exit());
