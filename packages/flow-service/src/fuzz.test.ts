import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readOperationSpecs } from './gateway/validation/read-operation-specs.ts';
import { serveFlowService } from './start/serve-flow-service.ts';
import type { RequestLogEntry } from './telemetry/request-logger.ts';
import { type MalformedRequest, malformedRequests } from './testing/malformed-request.ts';
import { BLOB_SPEC_ID, blobConnection, type TestClient } from './testing/test-client.ts';
import { openTestService, type TestService } from './testing/test-service.ts';

const REQUESTS = 10_000;
const SEED = 20_261_122;

let service: TestService;
let client: TestClient;
let id: string;
let etag: string;
const log: RequestLogEntry[] = [];

/**
 * Operations that always fail here, or that need a value random input never contains: a secret, a draft, a driver
 * that responds, a service started for tests.
 */
const NEVER_CARRIED_OUT: readonly string[] = [
  'addFault',
  'clearFaults',
  'createConnectionSpec',
  'createTokenUnversioned',
  'createTokenV2',
  'exploreConnection',
  'exploreConnectionInDetail',
  'exploreConnectionSpec',
  'listFaults',
  'performConnectionAction',
  'revokeClient',
  'trustHostKey',
  'updateConnectionSpec',
];

beforeAll(async () => {
  service = await openTestService({ logger: (entry) => log.push(entry) });
  client = await service.inNewSandbox();
  ({ id, etag } = await client.create(blobConnection()));
});
afterAll(() => service.close());

/** Placeholders for the id and the etag of an existing connection. */
const CONNECTION = '@connection';
const ETAG = '@etag';

async function send({ method, path, headers, body }: MalformedRequest): Promise<Response> {
  const hasBody = method !== 'GET' && body !== undefined;
  const url = `http://headwater.test${path.replace(CONNECTION, id)}`;
  return await service.fetch(
    new Request(url, { method, headers: withEtag(headers), ...(hasBody ? { body } : {}) }),
  );
}

function withEtag({ 'if-match': ifMatch, ...headers }: MalformedRequest['headers']): Record<string, string> {
  return { ...headers, 'if-match': ifMatch === ETAG ? etag : String(ifMatch) };
}

/** An earlier request may have changed or removed the connection. */
async function keepTrack(operationId: string | undefined, answer: Response): Promise<void> {
  if (operationId === 'patchConnection') ({ etag } = (await answer.json()) as { etag: string });
  if (operationId === 'deleteConnection' || operationId === 'resetSandbox') {
    ({ id, etag } = await client.create(blobConnection()));
  }
}

// The observed fetch fails on an answer that violates the spec, and on one that contains a secret.
test(`${REQUESTS} malformed requests to every operation cause no server error and no damage`, {
  timeout: 120_000,
}, async () => {
  const operations = readOperationSpecs();
  const ids = [CONNECTION, CONNECTION, BLOB_SPEC_ID, client.sandboxName, 'headwater'];
  const headers = { ...client.headers, 'if-match': ETAG };
  await fc.assert(
    fc.asyncProperty(malformedRequests({ operations, headers, ids }), async (request) => {
      const answer = await send(request);
      const { operationId, fault } = log.at(-1) ?? {};
      if (answer.ok) await keepTrack(operationId, answer);

      expect(fault).toBeUndefined();
      expect(answer.status).toBeLessThan(500);
    }),
    { numRuns: REQUESTS, seed: SEED },
  );
  const neverAnswered = (matches: (status: number) => boolean): string[] => {
    const names = new Set(log.filter(({ status }) => matches(status)).map((entry) => entry.operationId));
    return operations.map((operation) => operation.operationId).filter((name) => !names.has(name));
  };

  expect(neverAnswered((status) => status >= 400)).toEqual([]);
  expect(neverAnswered((status) => status < 300).toSorted()).toEqual(NEVER_CARRIED_OUT);
  expect(JSON.stringify(log)).not.toContain('hush-');
  expect({}).not.toHaveProperty('polluted');
  expect((await client.call('GET', `/connections/${id}`)).status).toBe(200);
});

test('serves other callers after bytes that are not HTTP', { timeout: 60_000 }, async () => {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'headwater-fuzz-'));
  const { url, close } = await serveFlowService({ port: 0, dataDirectory, environment: {} });
  const { port } = new URL(url);
  const openings = [
    '',
    'GET / HTTP/1.1\r\n',
    'GET /headwater/health HTTP/9.9\r\n\r\n',
    'POST /ims/token/v3 HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n',
    'POST /ims/token/v3 HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\nZZ\r\n',
    'GET http://[::1 HTTP/1.1\r\nhost: a\r\n\r\n',
    'GET / HTTP/1.1\r\nhost: a b\r\n\r\n',
    'GET /headwater/health HTTP/1.1\r\nhost: a\r\nx: \u0001\r\n\r\n',
  ];
  for (const opening of openings) {
    for (let times = 0; times < 20; times += 1) {
      const socket = connect(Number(port), '127.0.0.1');
      socket.on('error', () => undefined).resume();
      socket.end(Buffer.concat([Buffer.from(opening), randomBytes(times * 10)]));
      await once(socket, 'close');
    }
  }

  expect((await fetch(`${url}/headwater/health`)).status).toBe(200);
  await close();
});
