/** A rotation in a process of its own, to be killed: `rotate-process.ts <data directory>`. Says when it is about to begin. */
import { rotateMasterKey } from '@headwater/flow-store';

const [dataDirectory] = process.argv.slice(2);
if (dataDirectory === undefined) throw new Error('Give a data directory.');
process.send?.('begin');
await rotateMasterKey({ dataDirectory, environment: {}, userId: 'killed' });
process.disconnect?.();
