/**
 * A rotation in its own process, to be killed: `rotate-process.ts <data directory>`. Writes a line before it starts.
 */
import { rotateMasterKey } from '@headwater/flow-store';

const [dataDirectory] = process.argv.slice(2);
if (dataDirectory === undefined) throw new Error('Give a data directory.');
process.send?.('begin');
await rotateMasterKey({ dataDirectory, environment: {}, userId: 'killed' });
process.disconnect?.();
