import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { authorise, CREATE_BODY, FLOW_SERVICE, requestsPerSecond } from '../load.ts';
import { formatRatio, type Measurement } from '../measurement.ts';
import { startService } from '../start-process.ts';

const CLIENTS = 32;
const PROMISE = 3;
const ROOT = join(import.meta.dirname, '..', '..');

/** Creates that are validated, encrypted and synced to disk, against a mock of the same operation that stores nothing. */
export async function measureDurableCreate(): Promise<readonly Measurement[]> {
  const ours = await measureOurs();
  const prism = await measurePrism();
  const ratio = ours / prism;
  return [
    {
      what: 'durable `POST /connections`, 32 clients',
      against: 'Prism mocking the same operation',
      promise: `≥ ${PROMISE}× its throughput`,
      measured: formatRatio(ratio),
      isKept: ratio >= PROMISE,
    },
  ];
}

async function measureOurs(): Promise<number> {
  const service = await startService();
  try {
    const headers = { ...(await authorise(service.announcement)), 'content-type': 'application/json' };
    const url = `${service.announcement.url}${FLOW_SERVICE}/connections`;
    return await measureCreates(url, headers);
  } finally {
    await service.stop();
  }
}

async function measurePrism(): Promise<number> {
  const port = await findFreePort();
  const parameters = [
    'mock',
    join(ROOT, 'specs/flow-service/openapi.yaml'),
    '--port',
    String(port),
    '--verboseLevel',
    'silent',
  ];
  const prism = spawn(join(ROOT, 'node_modules/.bin/prism'), parameters, { stdio: 'ignore' });
  try {
    const url = `http://127.0.0.1:${port}/connections`;
    await waitUntilReachable(url);
    const headers = {
      authorization: 'Bearer x',
      'x-api-key': 'x',
      'x-gw-ims-org-id': 'x',
      'content-type': 'application/json',
    };
    return await measureCreates(url, headers);
  } finally {
    prism.kill();
    await once(prism, 'exit');
  }
}

async function measureCreates(url: string, headers: Record<string, string>): Promise<number> {
  const request = { url, method: 'POST' as const, headers, body: CREATE_BODY };
  await requestsPerSecond(request, { connections: CLIENTS, seconds: 2 });
  return await requestsPerSecond(request, { connections: CLIENTS });
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function waitUntilReachable(url: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const isUp = await fetch(url).then(
      () => true,
      () => false,
    );
    if (isUp) return;
    await sleep(200);
  }
  throw new Error(`${url} did not come up`);
}
