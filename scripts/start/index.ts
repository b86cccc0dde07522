/**
 * `pnpm start`: runs the embedded service, the portal, and a storage emulator with samples until Ctrl-C. Keeps
 * connections in HEADWATER_HOME (`~/.headwater`); meanwhile the CLI's profile `local` points to the same service.
 */
import { once } from 'node:events';
import { join } from 'node:path';
import { removeLocalService, resolveHome, writeLocalService } from '@headwater/core';
import { build } from '../build/build.ts';
import { renderNextSteps } from './next-steps.ts';
import { startPortal } from './start-portal.ts';
import { startSampleStorage } from './start-sample-storage.ts';
import { startService } from './start-service.ts';

const stopped = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
const home = resolveHome();

console.log('Building what changed since the last time…');
await build({ report: console.log });
console.log('Starting a storage emulator with sample files and tables…');
const storage = await startSampleStorage(home);
console.log('Starting the service and the portal…');
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

console.log(await renderNextSteps({ home, storage: storage.connectionString }));

await stopped;
await portal.close();
await removeLocalService(process.pid);
await service.close();
await storage.close();
