import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CONTRACT, serveDocumentedPlatform } from '@headwater/contract';
import { type ServedFlowService, serveFlowService } from '@headwater/flow-service';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { renderFidelityPage } from '../generate/fidelity-page.ts';
import { keepObservations, type Observations, readObservations } from './observations.ts';

// Each run is a separate process, and a whole run sends several hundred requests in sequence.
vi.setConfig({ testTimeout: 120_000 });

let directory: string;
let service: ServedFlowService;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'headwater-live-'));
  service = await serveFlowService({ port: 0, dataDirectory: directory, environment: {} });
});
afterAll(async () => {
  await service.close();
  await rm(directory, { recursive: true, force: true });
});

interface LiveRun {
  code: number;
  output: string;
}

/**
 * Runs the contract against the service as if it were the platform; optionally interrupts the run when its output
 * contains a string.
 */
async function runLive(
  flags: readonly string[],
  settings: Record<string, string> = {},
  interruptAt?: string,
): Promise<LiveRun> {
  const { clientId, clientSecret, imsOrg } = service.client;
  const child = spawn(
    process.execPath,
    ['--conditions=@headwater/source', join(import.meta.dirname, 'index.ts'), ...flags],
    {
      env: {
        PATH: process.env.PATH,
        HEADWATER_LIVE_BASE_URL: service.url,
        HEADWATER_LIVE_IMS_URL: service.url,
        HEADWATER_LIVE_CLIENT_ID: clientId,
        HEADWATER_LIVE_CLIENT_SECRET: clientSecret,
        HEADWATER_LIVE_IMS_ORG: imsOrg,
        HEADWATER_LIVE_SANDBOX: 'dev',
        ...settings,
      },
    },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (interruptAt !== undefined && !child.killed && output.includes(interruptAt)) child.kill('SIGINT');
    });
  }
  const [code] = await once(child, 'close');
  return { code, output };
}

/**
 * Serves the service at an address where deletes return a different status, like a platform that does not behave as
 * documented.
 */
async function serveOtherwise(statusOfDelete: number): Promise<string> {
  const server: Server = createServer(async (request, response) => {
    const isDelete = request.method === 'DELETE';
    if (isDelete && statusOfDelete >= 400) {
      response.writeHead(statusOfDelete).end();
      return;
    }
    const chunks = await request.toArray();
    const { host: _host, connection: _connection, ...headers } = request.headers;
    const answer = await fetch(`${service.url}${request.url}`, {
      method: String(request.method),
      headers: headers as Record<string, string>,
      ...(chunks.length === 0 ? {} : { body: Buffer.concat(chunks) }),
    });
    const status = isDelete && answer.status === 204 ? statusOfDelete : answer.status;
    response.writeHead(status, Object.fromEntries(answer.headers)).end(await answer.text());
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function countConnections(): Promise<unknown> {
  const { clientId, clientSecret, imsOrg } = service.client;
  const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
  const token = await fetch(`${service.url}/ims/token/v3`, {
    method: 'POST',
    body: new URLSearchParams(form),
  });
  const { access_token: accessToken } = (await token.json()) as { access_token: string };
  const answer = await fetch(`${service.url}/data/foundation/flowservice/connections?count=true`, {
    headers: {
      authorization: `Bearer ${accessToken}`,
      'x-api-key': clientId,
      'x-gw-ims-org-id': imsOrg,
      'x-sandbox-name': 'dev',
    },
  });
  return await answer.json();
}

test('a run checks every possible case, explains skipped ones, deletes its connections and saves the outcomes', async () => {
  const file = join(directory, 'seen.json');
  const { code, output } = await runLive(['--record', '--record-to', file], {
    HEADWATER_LIVE_OTHER_SANDBOX: 'prod',
  });
  const cases = CONTRACT.flatMap((group) => group.cases);
  const skipped = cases.filter(({ needs }) => needs !== undefined && needs !== 'otherSandbox');
  const seen = await readObservations(file);

  expect(output).toContain(`${cases.length - skipped.length} matched, 0 differ, ${skipped.length} skipped`);
  expect(output).toContain('– test-works: skipped, as no reachable storage is given');
  expect(code).toBe(0);
  expect(Object.keys(seen)).toHaveLength(cases.length - skipped.length);
  expect(seen['create-draft']).toEqual({
    outcome: 'matched',
    on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
  });
  expect(await countConnections()).toEqual({ count: 0 });
  expect(output + (await readFile(file, 'utf8'))).not.toContain(service.client.clientSecret);
});

test('an interrupted run also deletes its connections', async () => {
  const { code, output } = await runLive([], {}, '✓ create-answers-reference');

  expect(code).toBe(130);
  expect(output).not.toContain('publish');
  expect(await countConnections()).toEqual({ count: 0 });
});

test('a difference is printed, saved without ids, and sets exit code 2', async () => {
  const file = join(directory, 'differs.json');
  const otherwise = await serveOtherwise(205);
  const { code, output } = await runLive(['--only', 'delete-', '--record', '--record-to', file], {
    HEADWATER_LIVE_BASE_URL: otherwise,
  });
  const difference = 'DELETE /connections/{id}: the response is not 204, but 205';

  expect(output).toContain(`≠ delete-is-gone: ${difference}`);
  expect(output).toContain('1 matched, 4 differ, 0 skipped');
  expect(code).toBe(2);
  expect(await readObservations(file)).toMatchObject({
    'delete-is-gone': { outcome: 'differs', difference },
  });
  expect(await countConnections()).toEqual({ count: 0 });
});

test.each([
  {
    what: 'a production sandbox',
    flags: [],
    settings: { HEADWATER_LIVE_SANDBOX: 'prod' },
    says: '"prod" is not known to be for development',
  },
  {
    what: 'a sandbox that does not exist',
    flags: [],
    settings: { HEADWATER_LIVE_SANDBOX: 'nowhere' },
    says: '"nowhere" is not known to be for development',
  },
  {
    what: 'to record the behavior of an embedded service as observed live',
    flags: ['--record'],
    settings: {},
    says: 'This is an embedded service',
  },
  {
    what: 'invalid credentials',
    flags: [],
    settings: { HEADWATER_LIVE_CLIENT_SECRET: 'wrong' },
    says: 'returned 400 and no token',
  },
  {
    what: 'an incomplete environment',
    flags: [],
    settings: { HEADWATER_LIVE_IMS_ORG: '' },
    says: 'Set HEADWATER_LIVE_IMS_ORG.',
  },
])('a run refuses $what', async ({ flags, settings, says }) => {
  const { code, output } = await runLive(flags, settings);

  expect(output).toContain(says);
  expect(output).not.toContain('✓');
  expect(code).toBe(1);
});

describe('against the stand-in of the platform', () => {
  async function runOnPlatform(flags: readonly string[], settings: Record<string, string> = {}) {
    const platform = await serveDocumentedPlatform();
    onTestFinished(() => platform.close());
    const { clientId, clientSecret, imsOrg } = platform.credentials;
    const run = await runLive(flags, {
      HEADWATER_LIVE_BASE_URL: platform.url,
      HEADWATER_LIVE_IMS_URL: platform.url,
      HEADWATER_LIVE_CLIENT_ID: clientId,
      HEADWATER_LIVE_CLIENT_SECRET: clientSecret,
      HEADWATER_LIVE_IMS_ORG: imsOrg,
      ...settings,
    });
    return { ...run, platform, secret: clientSecret };
  }

  test('an ordinary client reads the type of its sandbox from the list of available ones', async () => {
    const { code, output, platform, secret } = await runOnPlatform(['--only', 'delete-']);

    expect(output).toContain('5 matched, 0 differ, 0 skipped');
    expect(code).toBe(0);
    expect(platform.requests.some(({ path }) => path.startsWith(`${SANDBOXES}/sandboxes`))).toBe(false);
    expect(output).not.toContain(secret);
  });

  test('a production sandbox is rejected', async () => {
    const { code, output } = await runOnPlatform([], { HEADWATER_LIVE_SANDBOX: 'prod' });

    expect([code, output]).toEqual([1, expect.stringContaining('"prod" is not known to be for development')]);
  });

  test('other documented responses match: a delete may return 202', async () => {
    const { code, output } = await runLive(['--only', 'delete-'], {
      HEADWATER_LIVE_BASE_URL: await serveOtherwise(202),
    });

    expect([code, output]).toEqual([0, expect.stringContaining('5 matched, 0 differ')]);
  });
});

const SANDBOXES = '/data/foundation/sandbox-management';

test('no observations are recorded for a target that does not identify itself', async () => {
  const silent = createServer((_request, response) => response.writeHead(503).end());
  await once(silent.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void silent.close());
  const { port } = silent.address() as AddressInfo;
  const { code, output } = await runLive(['--record'], {
    HEADWATER_LIVE_BASE_URL: `http://127.0.0.1:${port}`,
  });

  expect([code, output]).toEqual([
    1,
    expect.stringContaining('did not say whether it is an embedded service'),
  ]);
});

test('a production sandbox is used if allowed', async () => {
  const { code, output } = await runLive(['--only', 'retrieve-unknown', '--allow-production'], {
    HEADWATER_LIVE_SANDBOX: 'prod',
  });

  expect([code, output]).toEqual([0, expect.stringContaining('✓ retrieve-unknown')]);
});

test('a skipped case keeps its earlier observation', async () => {
  const file = join(directory, 'kept.json');
  await keepObservations(file, new Map([['test-works', { outcome: 'matched' }]]), '2026-01-02');
  const later = new Map([
    ['test-works', { outcome: 'skipped', reason: 'no storage' }],
    ['publish', { outcome: 'differs', difference: 'x' }],
  ] as const);
  await keepObservations(file, later, '2026-03-04');

  expect(await readObservations(file)).toEqual({
    publish: { outcome: 'differs', difference: 'x', on: '2026-03-04' },
    'test-works': { outcome: 'matched', on: '2026-01-02' },
  });
});

test('the page shows for each case whether it was observed live', async () => {
  const observations: Observations = {
    publish: { outcome: 'matched', on: '2026-01-02' },
    'delete-is-gone': { outcome: 'differs', difference: 'DELETE: 202', on: '2026-01-02' },
  };
  const page = renderFidelityPage(observations);

  expect(page).toContain('2 of them have been seen live; 1 differ there.');
  expect(page).toMatch(/\(`publish`\).* \| seen on 2026-01-02 \|/);
  expect(page).toMatch(/\(`delete-is-gone`\).* \| differs on 2026-01-02: DELETE: 202 \|/);
  expect(page).toMatch(/\(`create-draft`\).* \| not seen live \|/);
  expect(renderFidelityPage({})).toContain('None of them has been seen live yet');
});

test('connections that could not be deleted are named', async () => {
  const { code, output } = await runLive(['--only', 'retrieve-is-list-of-one'], {
    HEADWATER_LIVE_BASE_URL: await serveOtherwise(403),
  });

  expect(output).toContain('✓ retrieve-is-list-of-one');
  expect(output).toMatch(/Delete what could not be deleted: connections [\da-f-]{36}\./);
  expect(code).toBe(1);
});
