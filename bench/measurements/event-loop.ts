import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import {
  type Azurite,
  makeWideParquet,
  startAzurite,
  uploadFile,
  uploadLargeFile,
} from '@headwater/source-fixtures';
import { authorize, FLOW_SERVICE } from '../load.ts';
import { formatMilliseconds, type Measurement } from '../measurement.ts';
import { type ServiceAnnouncement, type StartedProcess, startProcess } from '../start-process.ts';

const PROMISE_MORE_MS = 50;
const PROMISE_ANSWER_MS = 500;
const ROUNDS = 5;
const BLOB_SPEC_ID = '4c10e202-c428-4796-9208-5f1f5732b1cf';
const MIB = 1024 ** 2;

interface Subject {
  what: string;
  path: string;
  fileType: string;
  query?: string;
}

interface Watched {
  service: StartedProcess<ServiceAnnouncement>;
  idle: StartedProcess<unknown>;
  headers: Record<string, string>;
  connectionId: string;
}

/** How long the service blocks its event loop while it reads files, and how long other callers wait meanwhile. */
export async function measureEventLoop(): Promise<readonly Measurement[]> {
  const directory = await mkdtemp(join(tmpdir(), 'headwater-bench-'));
  const azurite = await startAzurite();
  const service = await startProcess<ServiceAnnouncement>('watched-service.ts', [directory]);
  const idle = await startProcess('watched-service.ts');
  try {
    const headers = await authorize(service.announcement);
    const connectionId = await createConnection(service.announcement.url, headers, azurite.connectionString);
    const watched = { service, idle, headers, connectionId };
    const measurements: Measurement[] = [];
    for (const subject of await uploadSubjects(azurite))
      measurements.push(...(await measure(watched, subject)));
    return measurements;
  } finally {
    await Promise.all([service.stop(), idle.stop()]);
    await azurite.close();
    await rm(directory, { recursive: true, force: true });
  }
}

async function uploadSubjects(azurite: Azurite): Promise<readonly Subject[]> {
  const { path } = await uploadLargeFile(azurite, {
    container: 'large',
    format: 'json-array',
    bytes: 100 * MIB,
  });
  const files = {
    'wide.parquet': makeWideParquet(2_000),
    'nested.json': '[{"a":'.repeat(150_000),
    'open-quote.csv': `a,b\n1,"${'x\n'.repeat(2 * MIB)}`,
    'commas.csv': `${','.repeat(MIB)}\n`,
    'bomb.csv.gz': gzipSync(Buffer.alloc(200 * MIB, 'a,b\n')),
  };
  for (const [name, content] of Object.entries(files))
    await uploadFile(azurite, { container: 'large', name, content });
  return [
    { what: 'a 2,000-column Parquet file', path: 'large/wide.parquet', fileType: 'parquet' },
    { what: 'a 100 MB JSON array', path, fileType: 'json' },
    { what: 'JSON nested 300,000 deep', path: 'large/nested.json', fileType: 'json' },
    { what: 'CSV whose quote never ends', path: 'large/open-quote.csv', fileType: 'delimited' },
    { what: 'CSV of a million columns', path: 'large/commas.csv', fileType: 'delimited' },
    {
      what: 'CSV that grows a thousandfold when decompressed',
      path: 'large/bomb.csv.gz',
      fileType: 'delimited',
      query: '&compressionType=gzip',
    },
  ];
}

async function measure(
  { service, idle, headers, connectionId }: Watched,
  subject: Subject,
): Promise<readonly Measurement[]> {
  const { url } = service.announcement;
  const connection = `${url}${FLOW_SERVICE}/connections/${connectionId}`;
  const { path, fileType, query = '' } = subject;
  const preview = `${connection}/explore?objectType=file&object=${encodeURIComponent(path)}&fileType=${fileType}&preview=true${query}`;
  // The first call loads the driver.
  await read(preview, headers);
  await Promise.all([service.ask('reset'), idle.ask('reset')]);
  const others = callAgainAndAgain(connection, headers);
  for (let round = 0; round < ROUNDS; round += 1) await read(preview, headers);
  const answers = await others.stop();
  const [busy, calm] = await Promise.all([service.ask<Delay>('measure'), idle.ask<Delay>('measure')]);
  const slowestMs = Math.max(...answers);
  return [
    {
      what: `event-loop delay (99.9th percentile) while ${subject.what} is read`,
      against: `an idle process, ${formatMilliseconds(calm.delayMs)}`,
      promise: `at most ${PROMISE_MORE_MS} ms more`,
      measured: formatMilliseconds(busy.delayMs),
      isKept: busy.delayMs - calm.delayMs <= PROMISE_MORE_MS,
    },
    {
      what: `slowest of ${answers.length} answers to other callers while ${subject.what} is read`,
      against: '—',
      promise: `≤ ${PROMISE_ANSWER_MS} ms`,
      measured: formatMilliseconds(slowestMs),
      isKept: slowestMs <= PROMISE_ANSWER_MS,
    },
  ];
}

interface Delay {
  delayMs: number;
}

/** Reads a response to its end. The service may refuse a hostile file, but must not fail with a server error. */
async function read(url: string, headers: Record<string, string>): Promise<void> {
  const answer = await fetch(url, { headers });
  const body = await answer.text();
  if (answer.status === 500 || answer.status === 401)
    throw new Error(`${url} was answered ${answer.status}: ${body.slice(0, 300)}`);
}

/** Calls an address continuously until stopped. @returns each response time, in milliseconds */
function callAgainAndAgain(
  url: string,
  headers: Record<string, string>,
): { stop(): Promise<readonly number[]> } {
  let isStopped = false;
  async function call(): Promise<readonly number[]> {
    const times: number[] = [];
    while (!isStopped || times.length === 0) {
      const started = performance.now();
      const answer = await fetch(url, { headers });
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`${url} was answered ${answer.status}.`);
      times.push(performance.now() - started);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return times;
  }
  const calls = call();
  return {
    stop() {
      isStopped = true;
      return calls;
    },
  };
}

async function createConnection(
  url: string,
  headers: Record<string, string>,
  connectionString: string,
): Promise<string> {
  const answer = await fetch(`${url}${FLOW_SERVICE}/connections`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({
      name: 'Bench',
      auth: { specName: 'ConnectionString', params: { connectionString } },
      connectionSpec: { id: BLOB_SPEC_ID, version: '1.0' },
    }),
  });
  if (!answer.ok) throw new Error(`The connection was not created: ${await answer.text()}`);
  return ((await answer.json()) as { id: string }).id;
}
