import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OperationSpec } from './gateway/validation/operation-spec.ts';
import { readOperationSpecs } from './gateway/validation/read-operation-specs.ts';
import { serveFlowService } from './start/serve-flow-service.ts';
import type { RequestLogEntry } from './telemetry/request-logger.ts';
import { type MalformedRequest, malformedRequests } from './testing/malformed-request.ts';
import { FILE_FLOW_SPEC_ID, type FlowSeed, type SeededCollection, seedFlow } from './testing/seed-flow.ts';
import { BLOB_SPEC_ID, type TestClient } from './testing/test-client.ts';
import { openTestService, type TestService } from './testing/test-service.ts';

const REQUESTS = 10_000;
const SEED = 20_261_122;

let service: TestService;
let client: TestClient;
let seed: FlowSeed;
const log: RequestLogEntry[] = [];

/**
 * Operations that always fail here, or that need a value random input never or hardly ever contains: a secret, a
 * draft, an action, an accepted form, a driver that responds, a finished run, a service started for tests.
 */
const NEVER_CARRIED_OUT: readonly string[] = [
  'addFault',
  'clearFaults',
  'createConnectionSpec',
  'createFlowSpec',
  'createTokenUnversioned',
  'createTokenV2',
  'deleteSchema',
  'exploreConnection',
  'exploreConnectionInDetail',
  'exploreConnectionSpec',
  'listFaults',
  'listSchemas',
  'patchFlow',
  'performConnectionAction',
  'performFlowAction',
  'performRunAction',
  'performSourceConnectionAction',
  'performTargetConnectionAction',
  'retrieveBatch',
  'retrieveSchema',
  'revokeClient',
  'trustHostKey',
  'updateConnectionSpec',
  'updateFlowSpec',
  'updateRun',
];

beforeAll(async () => {
  service = await openTestService({ logger: (entry) => log.push(entry) });
  client = await service.inNewSandbox();
  seed = await seedFlow(client);
});
afterAll(() => service.close());

/** Placeholders for the id and the etag of an existing object of the operation's collection. */
const ID = '@id';
const ETAG = '@etag';

/** The collection in a path, such as `flows` in `/data/foundation/flowservice/flows/@id`. */
function objectOf(path: string): { id: string; etag: string } {
  const collection = path
    .split('/')
    .findLast((segment): segment is SeededCollection => segment in seed.objects);
  return seed.objects[collection ?? 'connections'];
}

/** Operations after which the seeded objects, or their etags, are others. */
const CHANGES = /^(?:patch|delete|perform|replace|reset)/;

async function send({ method, path, headers, body }: MalformedRequest): Promise<Response> {
  const hasBody = method !== 'GET' && body !== undefined;
  const url = `http://headwater.test${path.replace(ID, objectOf(path).id)}`;
  return await service.fetch(
    new Request(url, { method, headers: withEtag(path, headers), ...(hasBody ? { body } : {}) }),
  );
}

function withEtag(
  path: string,
  { 'if-match': ifMatch, ...headers }: MalformedRequest['headers'],
): Record<string, string> {
  return { ...headers, 'if-match': ifMatch === ETAG ? objectOf(path).etag : String(ifMatch) };
}

/** An earlier request may have changed or removed an object. */
async function keepTrack(operationId: string | undefined): Promise<void> {
  if (operationId !== undefined && CHANGES.test(operationId)) seed = await seedFlow(client);
}

// The observed fetch fails on an answer that violates the spec, and on one that contains a secret.
test(`${REQUESTS} malformed requests to every operation cause no server error and no damage`, {
  timeout: 120_000,
}, async () => {
  const operations = readOperationSpecs();
  const idsOf = ({ path }: OperationSpec): readonly string[] => [
    ID,
    ID,
    path.includes('flowSpecs') ? FILE_FLOW_SPEC_ID : BLOB_SPEC_ID,
    client.sandboxName,
    'headwater',
  ];
  const headers = { ...client.headers, 'if-match': ETAG };
  await fc.assert(
    fc.asyncProperty(
      malformedRequests({ operations, headers, idsOf, samples: seed.bodies }),
      async (request) => {
        const answer = await send(request);
        const { operationId, fault } = log.at(-1) ?? {};
        if (answer.ok) await keepTrack(operationId);

        expect(fault).toBeUndefined();
        expect(answer.status).toBeLessThan(500);
      },
    ),
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
  expect((await client.call('GET', `/connections/${seed.objects.connections.id}`)).status).toBe(200);
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
