import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FaultRule, TestLine } from '@headwater/models';
import { type SilentSource, startSilentSource } from '@headwater/source-fixtures';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { serveFlowService } from '../../start/serve-flow-service.ts';
import type { RequestLogEntry } from '../../telemetry/request-logger.ts';
import { readLines } from '../../testing/read-lines.ts';
import {
  BLOB_SPEC_ID,
  blobConnection,
  createTestClient,
  type TestClient,
} from '../../testing/test-client.ts';
import { openTestService, type TestService } from '../../testing/test-service.ts';

const ACCOUNT_KEY = Buffer.from('only the source may see this key').toString('base64');

const log: RequestLogEntry[] = [];
let service: TestService;
let client: TestClient;
let source: SilentSource;
beforeAll(async () => {
  service = await openTestService({ faults: true, logger: (entry) => log.push(entry) });
  client = await service.inNewSandbox();
});
afterAll(() => service.close());
beforeEach(async () => {
  source = await startSilentSource(ACCOUNT_KEY);
  onTestFinished(source.close);
});

/** Bypasses the observed fetch, which waits for whole answers. */
const send = (request: Request): Promise<Response> => service.service.fetch(request);

/** Requests a test, answered in lines, of credentials for the silent source. */
function draftTest({ headers }: TestClient, signal?: AbortSignal): Request {
  const body = JSON.stringify({ auth: source.auth, connectionSpec: { id: BLOB_SPEC_ID, version: '1.0' } });
  return toRequest('test', headers, { method: 'POST', body, signal: signal ?? null });
}

/** Requests a test of a connection, answered in lines. */
function storedTest({ headers }: TestClient, id: string): Request {
  return toRequest(`${id}/test`, headers);
}

function toRequest(path: string, headers: TestClient['headers'], init: RequestInit = {}): Request {
  return new Request(`http://headwater.test/headwater/connections/${path}`, {
    ...init,
    headers: { ...headers, accept: 'application/x-ndjson, */*;q=0.1', 'content-type': 'application/json' },
  });
}

function summaryOf(line: TestLine): string {
  if (line.kind === 'stage') return `${line.stage.name} ${line.stage.outcome}`;
  return line.kind === 'outcome' ? `outcome ${line.result}` : `failure ${line.status}`;
}

/** Reads until a stage arrives, without a `for` loop, whose exit would end the answer. */
async function readUntil(lines: AsyncGenerator<TestLine>, wanted: string): Promise<void> {
  for (;;) {
    const { value, done } = await lines.next();
    if (done) throw new Error(`The answer ended before "${wanted}".`);
    if (summaryOf(value) === wanted) return;
  }
}

async function summaries(lines: AsyncIterable<TestLine>): Promise<readonly string[]> {
  return (await Array.fromAsync(lines)).map(summaryOf);
}

describe('a client that accepts lines', () => {
  test.each([
    {
      name: 'a stored connection',
      ask: async () => storedTest(client, (await client.create(blobConnection({ auth: source.auth }))).id),
    },
    { name: 'a draft', ask: async () => draftTest(client) },
  ])('receives each stage of $name before the next one ends', async ({ ask }) => {
    const response = await send(await ask());
    const lines = readLines(response);
    // The source stays silent until this stage has arrived.
    await readUntil(lines, 'connect passed');
    source.refuse();

    expect(response.headers.get('content-type')).toBe('application/x-ndjson');
    expect(await summaries(lines)).toEqual(['authenticate failed', 'outcome false']);
  });

  test('receives the same report as a client that waits, and no secret', async () => {
    source.refuse();
    const { auth } = source;
    const body = { auth, connectionSpec: { id: BLOB_SPEC_ID, version: '1.0' } };
    const { body: report } = await client.call('POST', '//headwater/connections/test', { body });
    const text = await (await service.fetch(draftTest(client))).text();
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line): TestLine => JSON.parse(line));

    const untimed = { durationMs: expect.any(Number), startedAt: expect.any(Number) };
    const { stages, ...outcome } = report as { stages: object[] };
    expect(lines).toEqual([
      ...stages.map((stage) => ({ kind: 'stage', stage: { ...stage, durationMs: expect.any(Number) } })),
      { kind: 'outcome', ...outcome, ...untimed },
    ]);
    expect(text).not.toContain(ACCOUNT_KEY);
    expect(text).not.toContain(Buffer.from(ACCOUNT_KEY, 'base64').toString());
  });

  test('receives an error status if the test fails before the first stage', async () => {
    const response = await send(storedTest(client, 'none'));

    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('application/json');
  });

  test('ends the work at the source when it stops reading', async () => {
    const lines = readLines(await send(draftTest(client)));
    await readUntil(lines, 'connect passed');
    await source.asked;
    await lines.return();

    await source.abandoned;
  });

  test('also ends it over HTTP when it disconnects', async () => {
    const dataDirectory = await mkdtemp(join(tmpdir(), 'headwater-stages-'));
    const served = await serveFlowService({ port: 0, dataDirectory, environment: {} });
    onTestFinished(() => served.close());
    const sendOn = (request: Request): Promise<Response> =>
      fetch(new Request(request.url.replace('http://headwater.test', served.url), request));
    const remote = await createTestClient(sendOn, served.client, 'dev');
    const leaving = new AbortController();
    const lines = readLines(await sendOn(draftTest(remote, leaving.signal)));
    await readUntil(lines, 'connect passed');
    await source.asked;
    leaving.abort();

    await expect(lines.next()).rejects.toThrow();
    await source.abandoned;
  });
});

describe('faults', () => {
  const operationId = 'testDraftInStages';
  const inject = (rule: FaultRule) => client.call('POST', '//headwater/faults', { body: rule });

  test('may have its answer cut after the first line', async () => {
    source.refuse();
    await inject({ operationId, effect: { kind: 'cut' }, times: 1 });
    const lines = readLines(await send(draftTest(client)));

    expect(await lines.next()).toMatchObject({ value: { kind: 'stage' } });
    await expect(lines.next()).rejects.toThrow();
  });

  test('may be rejected before the first line', async () => {
    await inject({ operationId, effect: { kind: 'refuse', status: 503 }, times: 1 });

    expect((await send(draftTest(client))).status).toBe(503);
  });
});

test('a service that closes ends the test first and then logs it', async () => {
  const closing = await openTestService({ logger: (entry) => log.push(entry) });
  const lines = readLines(await closing.service.fetch(draftTest(await closing.inNewSandbox())));
  await readUntil(lines, 'connect passed');
  log.length = 0;
  const closed = closing.close().then(() => log.map(({ operationId, status }) => [operationId, status]));
  const logged = log.length;
  source.refuse();

  expect(await summaries(lines)).toEqual(['authenticate failed', 'outcome false']);
  expect([logged, await closed]).toEqual([0, [['testDraftInStages', 200]]]);
});
