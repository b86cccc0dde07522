import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findFreePort } from '@headwater/source-fixtures';
import {
  authorize,
  CREATE_BODY,
  compareThroughput,
  FLOW_SERVICE,
  type Load,
  processorTimePerAnswer,
} from '../load.ts';
import { formatRatio, type Measurement } from '../measurement.ts';
import { startService } from '../start-process.ts';

const CLIENTS = 32;
const THROUGHPUT_PROMISE = 1.3;
const PROCESSOR_PROMISE = 1 / 3;
const PROCESSOR_SECONDS = 8;
const ROOT = join(import.meta.dirname, '..', '..');
const SPEC = join(ROOT, 'specs/flow-service/openapi.yaml');

/**
 * Creates that are validated, encrypted and synced to disk, compared with a mock of the same operation that stores
 * nothing.
 */
export async function measureDurableCreate(): Promise<readonly Measurement[]> {
  const service = await startService();
  const prism = await startPrism();
  try {
    const { url, client } = service.announcement;
    const ours = { url: `${url}${FLOW_SERVICE}/connections`, headers: await authorize(service.announcement) };
    const theirs = {
      url: prism.url,
      headers: { authorization: 'Bearer x', 'x-api-key': client.clientId, 'x-gw-ims-org-id': client.imsOrg },
    };
    const ratio = await compareThroughput(toCreate(ours), toCreate(theirs), CLIENTS);
    const oursMs = await processorTime(toCreate(ours), service.pid);
    const theirsMs = await processorTime(toCreate(theirs), prism.pid);
    return [
      {
        what: 'durable `POST /connections`, processor time a create',
        against: 'Prism mocking the same operation',
        promise: `≤ ${formatRatio(PROCESSOR_PROMISE)}`,
        measured: formatRatio(oursMs / theirsMs),
        isKept: oursMs / theirsMs <= PROCESSOR_PROMISE,
      },
      {
        what: 'durable `POST /connections`, 32 clients',
        against: 'Prism mocking the same operation',
        promise: `≥ ${THROUGHPUT_PROMISE}× its throughput`,
        measured: formatRatio(ratio),
        isKept: ratio >= THROUGHPUT_PROMISE,
      },
    ];
  } finally {
    await prism.stop();
    await service.stop();
  }
}

function processorTime(load: Load, pid: number): Promise<number> {
  return processorTimePerAnswer(load, { pid, connections: CLIENTS, seconds: PROCESSOR_SECONDS });
}

function toCreate({ url, headers }: { url: string; headers: Record<string, string> }): Load {
  return {
    url,
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: CREATE_BODY,
  };
}

async function startPrism(): Promise<{ url: string; pid: number; stop(): Promise<void> }> {
  const port = await findFreePort();
  const parameters = ['mock', SPEC, '--port', String(port), '--verboseLevel', 'silent'];
  const prism = spawn(join(ROOT, 'node_modules/.bin/prism'), parameters, { stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}/connections`;
  await waitUntilReachable(url);
  return {
    url,
    pid: prism.pid ?? 0,
    async stop() {
      prism.kill();
      await once(prism, 'exit');
    },
  };
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
