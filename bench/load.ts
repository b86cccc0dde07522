import { readFile } from 'node:fs/promises';
import autocannon from 'autocannon';
import { median } from './measurement.ts';
import type { ServiceAnnouncement } from './start-process.ts';

/** A request that is sent repeatedly. */
export interface Load {
  url: string;
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
}

const WARM_UP_SECONDS = 3;
const ROUNDS = 10;

/**
 * Returns the ratio of two servers' throughput under a fixed number of clients. The servers take turns of one second,
 * so that other load on the machine affects both.
 */
export async function compareThroughput(ours: Load, theirs: Load, connections: number): Promise<number> {
  for (const load of [ours, theirs]) await answersPerSecond(load, { connections, seconds: WARM_UP_SECONDS });
  const ratios: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const left = await answersPerSecond(ours, { connections, seconds: 1 });
    ratios.push(left / (await answersPerSecond(theirs, { connections, seconds: 1 })));
  }
  return median(ratios);
}

/**
 * Returns the processor time in milliseconds that a server process needs for one answer. Reads /proc, so it works only
 * on Linux.
 */
export async function processorTimePerAnswer(
  load: Load,
  { pid, connections, seconds }: { pid: number; connections: number; seconds: number },
): Promise<number> {
  const before = await readProcessorTime(pid);
  const { answers } = await sendRepeatedly(load, { connections, seconds });
  return ((await readProcessorTime(pid)) - before) / answers;
}

/** Linux counts processor time in hundredths of a second. */
const TICK_MS = 10;

async function readProcessorTime(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  // The second field, the command, may contain spaces; user and system time are the 14th and the 15th.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

async function answersPerSecond(
  load: Load,
  options: { connections: number; seconds: number },
): Promise<number> {
  const { answers, seconds } = await sendRepeatedly(load, options);
  return answers / seconds;
}

async function sendRepeatedly(
  load: Load,
  { connections, seconds }: { connections: number; seconds: number },
): Promise<{ answers: number; seconds: number }> {
  const result = await autocannon({ ...load, connections, duration: seconds });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${load.url}: ${result.non2xx} answers were not 2xx, ${result.errors} failed`);
  }
  return { answers: result['2xx'], seconds: result.duration };
}

/** Returns the median response time in milliseconds for one client that repeats a request. */
export async function measureLatency(
  { url, headers = {} }: Pick<Load, 'url' | 'headers'>,
  { warmUpCalls, calls }: { warmUpCalls: number; calls: number },
): Promise<number> {
  const times: number[] = [];
  for (let call = 0; call < warmUpCalls + calls; call += 1) {
    const started = performance.now();
    const answer = await fetch(url, { headers });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`${url} was answered ${answer.status}.`);
    if (call >= warmUpCalls) times.push(performance.now() - started);
  }
  return median(times);
}

/** The headers of an authorized request to a running service. */
export async function authorize({ url, client }: ServiceAnnouncement): Promise<Record<string, string>> {
  const response = await fetch(`${url}/ims/token/v3`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: client.clientId,
      client_secret: client.clientSecret,
    }),
  });
  const { access_token: token } = (await response.json()) as { access_token: string };
  return {
    authorization: `Bearer ${token}`,
    'x-api-key': client.clientId,
    'x-gw-ims-org-id': client.imsOrg,
    'x-sandbox-name': 'dev',
  };
}

/** A create request like the one in the first tutorial of the Azure Blob source. */
export const CREATE_BODY: string = JSON.stringify({
  name: 'Bench',
  description: 'A connection of the bench',
  auth: {
    specName: 'ConnectionString',
    params: { connectionString: 'DefaultEndpointsProtocol=https;AccountName=bench;AccountKey=ZXhhbXBsZQ==' },
  },
  connectionSpec: { id: '4c10e202-c428-4796-9208-5f1f5732b1cf', version: '1.0' },
});

/** The base path of the Flow Service on a running service. */
export const FLOW_SERVICE = '/data/foundation/flowservice';
