/**
 * Runs the built portal as a process: `node bin/portal.ts --port 7401 --host 127.0.0.1`. Ends with its parent
 * process. Published as `dist/portal.js`, beside the same `.next`.
 */
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import next from 'next';
import config from '../next.config.ts';
import { announceCodes } from '../src/access/portal-access.ts';

const FOLDER = join(import.meta.dirname, '..');

const { values } = parseArgs({
  options: { port: { type: 'string', default: '7401' }, host: { type: 'string', default: '127.0.0.1' } },
});
const hostname = values.host;

process.on('disconnect', () => process.exit());
process.env.NEXT_TELEMETRY_DISABLED = '1';

if (!existsSync(join(FOLDER, '.next/BUILD_ID'))) {
  console.error('The portal has not been built yet. Build it with `pnpm build`.');
  process.exit(1);
}

const server = createServer();
server.listen(Number(values.port), hostname);
await once(server, 'listening').catch((error: unknown) => {
  console.error(`The portal cannot listen on ${hostname}:${values.port} (${String(error)}).`);
  process.exit(1);
});
const { port } = server.address() as AddressInfo;

const portal = next({ dev: false, dir: FOLDER, conf: config, hostname, port });
await portal.prepare();
const handle = portal.getRequestHandler();
server.on('request', (request, response) => void handle(request, response));

announceCodes((code) => {
  const link = `http://${hostname}:${port}/sign-in?code=${code}`;
  if (process.send) process.send({ link });
  else console.log(`Sign in once with ${link}`);
});
