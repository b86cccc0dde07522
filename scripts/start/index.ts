/**
 * `pnpm start`: the embedded service, the portal, and a storage emulator with samples, until Ctrl-C. Connections are kept
 * in HEADWATER_HOME (`~/.headwater`); the profile `local` of the CLI points at the same service meanwhile.
 */
import { once } from 'node:events';
import { join } from 'node:path';
import { removeLocalService, resolveHome, writeLocalService } from '@headwater/core';
import { build } from '../build/build.ts';
import { startPortal } from './start-portal.ts';
import { startSampleStorage } from './start-sample-storage.ts';
import { startService } from './start-service.ts';

const stopped = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
const home = resolveHome();

console.log('Building what changed since the last time…');
await build();
const storage = await startSampleStorage(home);
const service = await startService(join(home, 'data'));
await writeLocalService({ baseUrl: service.url, ...service.client, pid: process.pid });
const portal = await startPortal({
  environment: {
    ...process.env,
    HEADWATER_PROFILE: 'local',
    HEADWATER_SAMPLE_STORAGE: storage.connectionString,
  },
  onLink: (link) => console.log(`\nSign in once with\n  ${link}`),
});

console.log(`
Sample files and tables are in a storage emulator; the portal offers them when you connect Azure Blob or Azure Table.
To use the same from another terminal:
  export HEADWATER_HOME='${home}' HEADWATER_SAMPLE_STORAGE='${storage.connectionString}'
  export AZURE_BLOB_CONNECTION_STRING="$HEADWATER_SAMPLE_STORAGE"   # what copied commands ask for
  npx -y pnpm@12 headwater connections list
Press Ctrl-C to stop everything.`);

await stopped;
await portal.close();
await removeLocalService(process.pid);
await service.close();
await storage.close();
